package io.fairlead.kernel.fairness;

/**
 * One group's rate minus the reference group's.
 *
 * @param rate which rate
 * @param group number of the group
 * @param reference number of the reference group
 * @param difference with Newcombe's interval for this comparison alone
 * @param together the interval that holds for all groups compared with the reference at once
 *     (Bonferroni)
 */
public record Comparison(
    Measure rate, int group, int reference, Figure difference, Interval together) {

  /** Whether chance alone explains the difference badly, all comparisons considered. */
  public boolean isMoreThanChance() {
    return !difference.undefined() && (together.low() > 0 || together.high() < 0);
  }
}
