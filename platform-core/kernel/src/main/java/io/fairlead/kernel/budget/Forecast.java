package io.fairlead.kernel.budget;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What will have been used at a period's end if things go on as they did: a random walk with drift,
 * whose steps are the days or hours so far. The band is mean ± 1.96 standard errors, of the drift
 * and of the steps to come together, so it widens with the time ahead.
 *
 * @param expected at the end
 * @param low lower end of the 95 % band, at least what is used now
 * @param high upper end
 * @param runsOut when the cap is expected to be reached; null if not within the period
 */
public record Forecast(double expected, double low, double high, @Nullable Instant runsOut) {

  /** Two steps have a spread; one doesn't. */
  public static final int FEWEST = 2;

  private static final double Z = 1.959963984540054;

  /**
   * The forecast for a period.
   *
   * @param steps what was used in each step of it that is over
   * @param step how long one is
   * @param used what is used now in all
   * @param cap null where nothing is limited
   * @return null while fewer than {@value #FEWEST} steps are over, or the period is
   */
  public static @Nullable Forecast of(
      List<Double> steps,
      Duration step,
      double used,
      @Nullable Double cap,
      Span period,
      Instant now) {
    if (steps.size() < FEWEST || !period.contains(now)) {
      return null;
    }
    int count = steps.size();
    double mean = steps.stream().mapToDouble(each -> each).average().orElse(0);
    double squares = steps.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum();
    double variance = squares / (count - 1);
    double ahead = Duration.between(now, period.until()).toMillis() / (double) step.toMillis();
    double error = Math.sqrt(variance * (ahead + ahead * ahead / count));
    double expected = used + mean * ahead;
    return new Forecast(
        expected,
        Math.max(used, expected - Z * error),
        expected + Z * error,
        cap == null ? null : reached(cap, used, mean / step.toMillis(), period, now));
  }

  private static @Nullable Instant reached(
      double cap, double used, double perMilli, Span period, Instant now) {
    if (used >= cap) {
      return now;
    }
    if (perMilli <= 0) {
      return null;
    }
    double millis = (cap - used) / perMilli;
    boolean within = millis < Duration.between(now, period.until()).toMillis();
    return within ? now.plusMillis((long) millis) : null;
  }
}
