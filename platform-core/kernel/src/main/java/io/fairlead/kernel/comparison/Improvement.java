package io.fairlead.kernel.comparison;

/**
 * By how much the second of two models is better.
 *
 * @param reference what the first achieves
 * @param candidate what the second achieves
 * @param value the difference, positive where the second is better, whatever the direction
 * @param low lower end of its 95 % interval
 * @param high upper end
 * @param rows how many rows they were compared on
 */
public record Improvement(
    double reference, double candidate, double value, double low, double high, int rows) {

  public Improvement {
    if (!(low <= high)) {
      throw new IllegalArgumentException(
          "An interval's lower end is at most its upper; they were %s and %s."
              .formatted(low, high));
    }
  }

  /** What can be said. */
  public enum Verdict {
    /** The second is better, beyond chance. */
    BETTER,
    /** The difference may be chance. */
    UNDECIDED,
    /** The second is worse, beyond chance. */
    WORSE
  }

  public Verdict verdict() {
    return low > 0 ? Verdict.BETTER : high < 0 ? Verdict.WORSE : Verdict.UNDECIDED;
  }
}
