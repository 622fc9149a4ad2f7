package io.fairlead.platform.notebook;

import org.jspecify.annotations.Nullable;

/**
 * Places of cells as fractions, written with 62 digits in the order of ASCII: between any two there
 * is another, so moving a cell changes no other's place.
 */
final class Positions {

  private static final String DIGITS =
      "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

  private Positions() {}

  /**
   * A place after {@code low} and before {@code high}.
   *
   * @param low null for the beginning
   * @param high null for the end
   */
  static String between(@Nullable String low, @Nullable String high) {
    String from = low == null ? "" : low;
    if (high != null && from.compareTo(high) >= 0) {
      throw new IllegalArgumentException(
          "A place lies between two that are in order, were '%s' and '%s'.".formatted(from, high));
    }
    return middle(from, high);
  }

  /** Neither ends with a zero, so there is always room before them. */
  private static String middle(String low, @Nullable String high) {
    if (high != null) {
      int same = 0;
      while (digit(low, same) == digit(high, same)) {
        same++;
      }
      if (same > 0) {
        return high.substring(0, same)
            + middle(low.substring(Math.min(same, low.length())), high.substring(same));
      }
    }
    int from = digit(low, 0);
    int to = high == null ? DIGITS.length() : digit(high, 0);
    if (to - from > 1) {
      return String.valueOf(DIGITS.charAt((from + to) / 2));
    }
    if (high != null && high.length() > 1) {
      return high.substring(0, 1);
    }
    return DIGITS.charAt(from) + middle(low.isEmpty() ? "" : low.substring(1), null);
  }

  private static int digit(String place, int at) {
    return at < place.length() ? DIGITS.indexOf(place.charAt(at)) : 0;
  }
}
