package io.fairlead.platform.fairness;

import java.util.Locale;

/** What texts of values mean. */
final class Texts {

  private Texts() {}

  /** Whether two texts are one value: 1, 1.0, true and True are, whoever wrote them. */
  static boolean same(String a, String b) {
    return a.equals(b) || number(a) == number(b);
  }

  private static double number(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> 1;
      case "false" -> 0;
      default -> {
        try {
          yield Double.parseDouble(text);
        } catch (NumberFormatException e) {
          yield Double.NaN; // the same as nothing
        }
      }
    };
  }
}
