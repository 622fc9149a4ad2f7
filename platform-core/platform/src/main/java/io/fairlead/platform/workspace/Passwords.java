package io.fairlead.platform.workspace;

import java.security.SecureRandom;

/** Passwords that people can read aloud and type. */
public final class Passwords {

  private static final String LETTERS =
      "abcdefghjkmnpqrstuvwxyz23456789"; // none looks like another
  private static final int LENGTH = 16; // 79 bits
  private static final SecureRandom RANDOM = new SecureRandom();

  private Passwords() {}

  /** A new one, from the system's secure source. */
  public static String next() {
    return RANDOM
        .ints(LENGTH, 0, LETTERS.length())
        .map(LETTERS::charAt)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
