package io.fairlead.kernel.pruner;

import java.util.List;

/**
 * Deals trials to brackets by their numbers, in given proportions and as evenly as can be: trial n
 * goes where n times the golden ratio, less its whole part, falls.
 *
 * @param shares of each bracket, positive
 */
record Brackets(List<Double> shares) {

  static final Brackets ONE = new Brackets(List.of(1.0));

  private static final long GOLDEN_RATIO = 0x9e3779b97f4a7c15L; // times 2⁶⁴

  int count() {
    return shares.size();
  }

  /**
   * @param number of a trial, counted from 0 without references
   */
  int of(int number) {
    double rest = ((number * GOLDEN_RATIO) >>> 11) * 0x1p-53;
    rest *= shares.stream().mapToDouble(Double::doubleValue).sum();
    int bracket = 0;
    while (bracket < shares.size() - 1 && rest >= shares.get(bracket)) {
      rest -= shares.get(bracket++);
    }
    return bracket;
  }
}
