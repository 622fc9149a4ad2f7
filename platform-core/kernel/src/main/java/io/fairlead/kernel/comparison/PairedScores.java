package io.fairlead.kernel.comparison;

import java.util.random.RandomGenerator;

/** What two models achieve on the same rows. Not safe for several threads. */
public sealed interface PairedScores permits MeanScores, AucScores {

  /** Rows; at least 1. */
  int rows();

  /** Whether more is better. */
  boolean higherIsBetter();

  /**
   * What the first model achieves.
   *
   * @param weights how often each row counts; some row at least once, and where it takes several
   *     classes one of each
   */
  double reference(int[] weights);

  /** What the second model achieves. */
  double candidate(int[] weights);

  /** Draws {@link #rows()} rows with replacement: how often each came, into {@code weights}. */
  void draw(int[] weights, RandomGenerator random);
}
