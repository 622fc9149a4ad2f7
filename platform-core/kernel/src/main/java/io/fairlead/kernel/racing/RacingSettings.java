package io.fairlead.kernel.racing;

/**
 * How often a search tries a configuration again.
 *
 * @param from trials before the first repeat; ≥ 2
 * @param every at most one trial of so many is a repeat; ≥ 2
 * @param leaders so many of the best configurations take part; ≥ 2
 * @param runs no configuration gets more; ≥ 2
 * @param apart two configurations are told apart when they differ by more than so many deviations
 *     of the difference; > 0
 * @param consistency how much of the spread over seeds counts against a configuration when one is
 *     recommended; 0 for not at all
 */
public record RacingSettings(
    int from, int every, int leaders, int runs, double apart, double consistency) {

  /** A fifth of the trials at most, from the 21st on, among the best four, five runs of each. */
  public static final RacingSettings STANDARD = new RacingSettings(20, 5, 4, 5, 1, 0.25);

  public RacingSettings {
    if (from < 2 || every < 2 || leaders < 2 || runs < 2) {
      throw new IllegalArgumentException(
          "from, every, leaders and runs are at least 2, were %d, %d, %d and %d."
              .formatted(from, every, leaders, runs));
    }
    if (!(apart > 0) || !(consistency >= 0 && consistency < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "apart is above 0 and consistency at least 0, were %s and %s."
              .formatted(apart, consistency));
    }
  }
}
