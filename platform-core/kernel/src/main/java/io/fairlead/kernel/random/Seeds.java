package io.fairlead.kernel.random;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Derives independent seeds from one, so that no two uses of a study's seed share their numbers.
 */
public final class Seeds {

  private Seeds() {}

  /**
   * The seed for use number {@code index} of {@code seed} for {@code purpose}: the first eight
   * bytes of SHA-256 over seed, index (both big-endian) and purpose (UTF-8).
   */
  public static long derive(long seed, String purpose, long index) {
    ByteBuffer head = ByteBuffer.allocate(2 * Long.BYTES).putLong(seed).putLong(index);
    MessageDigest sha = sha256();
    sha.update(head.array());
    return ByteBuffer.wrap(sha.digest(purpose.getBytes(UTF_8))).getLong();
  }

  /** A generator of its own for use number {@code index} of {@code seed} for {@code purpose}. */
  public static RandomGenerator generator(long seed, String purpose, long index) {
    return new SplitMix64(derive(seed, purpose, index));
  }

  /**
   * A whole number below {@code bound}, from the generator's next double: unlike {@link
   * RandomGenerator#nextInt(int)}, specified to the last bit.
   */
  public static int below(int bound, RandomGenerator random) {
    return (int) (random.nextDouble() * bound);
  }

  /** Brings {@code list} into a random order (Fisher and Yates, 1938). */
  public static void shuffle(List<?> list, RandomGenerator random) {
    for (int i = list.size() - 1; i > 0; i--) {
      Collections.swap(list, i, below(i + 1, random));
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java runtime has SHA-256.", e);
    }
  }
}
