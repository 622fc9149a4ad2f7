package io.fairlead.kernel.budget;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** What a budget can limit; each is counted in whole units, so that sums are exact. */
public enum BudgetResource {
  /** Hours of trials that hold a place, counted in milliseconds. */
  WALL("trialHours", "trial-hours", 3_600_000),
  /** Counted in milliseconds of a CPU. */
  CPU("cpuHours", "CPU-hours", 3_600_000),
  /** Counted in milliseconds of a GPU. */
  GPU("gpuHours", "GPU-hours", 3_600_000),
  /** Money at the agents' prices, counted in millionths. */
  COST("cost", "units of cost", 1_000_000);

  private static final int MOST_DIGITS = 20;

  private final String field;
  private final String words;
  private final long units;

  BudgetResource(String field, String words, long units) {
    this.field = field;
    this.words = words;
    this.units = units;
  }

  /** As files and requests call it, such as {@code cpuHours}. */
  public String field() {
    return field;
  }

  /** As people say it, such as {@code CPU-hours}. */
  public String words() {
    return words;
  }

  /**
   * Hours, or money, in whole units, rounded to the nearest.
   *
   * @throws ArithmeticException when a long doesn't hold them
   */
  public long units(BigDecimal value) {
    // 1e-999999999 and 1e999999999 are short texts, but their digits fill gigabytes.
    long digits = (long) value.precision() - value.scale();
    if (value.signum() == 0 || digits < -MOST_DIGITS) {
      return 0;
    }
    if (digits > MOST_DIGITS) {
      throw new ArithmeticException("An amount has at most %d digits.".formatted(MOST_DIGITS));
    }
    return value
        .multiply(BigDecimal.valueOf(units))
        .setScale(0, RoundingMode.HALF_UP)
        .longValueExact();
  }

  /** Whole units in hours, or money. */
  public double value(long amount) {
    return (double) amount / units;
  }

  /** {@link #value} for messages, with at most three decimals. */
  public String text(long amount) {
    return BigDecimal.valueOf(value(amount))
        .setScale(3, RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
