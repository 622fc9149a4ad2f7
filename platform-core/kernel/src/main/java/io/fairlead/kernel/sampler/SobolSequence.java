package io.fairlead.kernel.sampler;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * The Sobol sequence with the direction numbers of Joe and Kuo (2008), each coordinate scrambled on
 * its own by hashing (Burley, Practical hash-based Owen scrambling, 2020): a nested permutation of
 * its 32 bits that keeps the sequence's even spread.
 */
final class SobolSequence {

  /** How many dimensions there are direction numbers for. */
  static final int DIMENSIONS = 256;

  private static final int BITS = 32;
  private static final int[][] DIRECTIONS = directions();

  private SobolSequence() {}

  /**
   * One coordinate of one point.
   *
   * @param dimension from 0 to {@link #DIMENSIONS} - 1
   * @param index of the point, from 0
   * @param scrambling chooses the permutation; one of its own for each dimension
   * @return from 0 (inclusive) to 1 (exclusive)
   */
  static double coordinate(int dimension, int index, int scrambling) {
    return Integer.toUnsignedLong(scramble(bits(dimension, index), scrambling)) * 0x1p-32;
  }

  private static int bits(int dimension, int index) {
    int bits = 0;
    for (int rest = index; rest != 0; rest &= rest - 1) {
      bits ^= DIRECTIONS[dimension][Integer.numberOfTrailingZeros(rest)];
    }
    return bits;
  }

  private static int scramble(int bits, int seed) {
    // Multiplying by even numbers lets each bit depend on lower ones alone; reversed, on higher
    // ones.
    int x = Integer.reverse(bits) + seed;
    x ^= x * 0x6c50b47c;
    x ^= x * 0xb82f1e52;
    x ^= x * 0xc7afe638;
    x ^= x * 0x8d22f6e6;
    return Integer.reverse(x);
  }

  private static int[][] directions() {
    int[][] directions = new int[DIMENSIONS][];
    directions[0] = new int[BITS];
    Arrays.setAll(directions[0], bit -> 1 << (BITS - 1 - bit));
    for (String line : table()) {
      int[] numbers = Arrays.stream(line.split(" ")).mapToInt(Integer::parseInt).toArray();
      int[] initial = Arrays.copyOfRange(numbers, 3, numbers.length);
      directions[numbers[0] - 1] = directions(numbers[2], initial);
    }
    return directions;
  }

  /** The recurrence of a primitive polynomial with the inner coefficients {@code polynomial}. */
  private static int[] directions(int polynomial, int[] initial) {
    int degree = initial.length;
    int[] result = new int[BITS];
    for (int bit = 0; bit < BITS; bit++) {
      if (bit < degree) {
        result[bit] = initial[bit] << (BITS - 1 - bit);
        continue;
      }
      result[bit] = result[bit - degree] ^ (result[bit - degree] >>> degree);
      for (int k = 1; k < degree; k++) {
        if (((polynomial >>> (degree - 1 - k)) & 1) == 1) {
          result[bit] ^= result[bit - k];
        }
      }
    }
    return result;
  }

  private static List<String> table() {
    try (InputStream file = SobolSequence.class.getResourceAsStream("new-joe-kuo-6.txt");
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(Objects.requireNonNull(file), UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("The table of direction numbers can't be read.", e);
    }
  }
}
