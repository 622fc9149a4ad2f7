package io.fairlead.web.ui.format;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Numbers with four significant digits; what is missing is a dash. */
public final class Numbers {

  private static final MathContext SHORT = new MathContext(4, RoundingMode.HALF_EVEN);
  private static final String[] SIZES = {"B", "kB", "MB", "GB", "TB"};

  private Numbers() {}

  /** Such as {@code 0.8042}, {@code 12,340} or {@code 1.5e-06}. */
  public static String brief(@Nullable Number value) {
    if (value == null) {
      return "–";
    }
    double number = value.doubleValue();
    if (!Double.isFinite(number)) {
      return Double.isNaN(number) ? "not a number" : number > 0 ? "∞" : "−∞";
    }
    if (value instanceof Long || value instanceof Integer) {
      return count(value.longValue());
    }
    double size = Math.abs(number);
    if (number != 0 && (size < 1e-4 || size >= 1e7)) {
      return scientific(number);
    }
    BigDecimal rounded = new BigDecimal(number).round(SHORT);
    int decimals = Math.max(0, rounded.stripTrailingZeros().scale());
    return minus(
        size < 999 // a format takes much longer, and only sets thousands apart
            ? rounded.setScale(decimals, RoundingMode.UNNECESSARY).toPlainString()
            : String.format(Locale.ROOT, "%,." + decimals + "f", rounded));
  }

  /** Whole numbers with thousands apart. */
  public static String count(long value) {
    return minus(String.format(Locale.ROOT, "%,d", value));
  }

  /** A parameter's value: a Double, Long or String. */
  public static String value(@Nullable Object value) {
    return switch (value) {
      case null -> "–";
      case Number number -> brief(number);
      default -> value.toString();
    };
  }

  /** Every digit, for tooltips. */
  public static String exact(@Nullable Object value) {
    return value == null ? "no value" : value.toString();
  }

  /** A difference with its sign. */
  public static String signed(double value) {
    return value > 0 ? "+" + brief(value) : brief(value);
  }

  /** A share from 0 to 1 as a percentage. */
  public static String percent(double share) {
    return String.format(
        Locale.ROOT, share > 0 && share < 0.1 ? "%.1f %%" : "%.0f %%", share * 100);
  }

  /** Bytes in decimal units, such as {@code 1.2 MB}. */
  public static String bytes(long bytes) {
    double size = bytes;
    int unit = 0;
    while (size >= 1000 && unit < SIZES.length - 1) {
      size /= 1000;
      unit++;
    }
    return (unit == 0 ? count(bytes) : String.format(Locale.ROOT, "%.1f", size))
        + " "
        + SIZES[unit];
  }

  private static String scientific(double number) {
    return minus(String.format(Locale.ROOT, "%.2e", number).replaceFirst("\\.?0+e", "e"));
  }

  private static String minus(String text) {
    return text.startsWith("-") ? "−" + text.substring(1) : text;
  }
}
