package io.fairlead.kernel.sampler.cma;

import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * How likely each choice without an order is: moves towards those of the best of a generation, and
 * none falls below a margin (after Hamano and others, CatCMA, 2024).
 */
final class Odds {

  /** How fast; CatCMA adapts it. */
  private static final double RATE = 0.3;

  /** CatCMA's: with this chance at least no choice of a draw is off its likeliest. */
  private static final double UNMOVED = 0.73;

  private final double[] odds;
  private final double least;

  /**
   * @param choices ≥ 2
   * @param parameters with choices
   */
  Odds(int choices, int parameters) {
    odds = new double[choices];
    Arrays.fill(odds, 1.0 / choices);
    double moved = 1 - StrictMath.pow(UNMOVED, 1.0 / parameters);
    least = Math.min(moved / (choices - 1), 0.5 / choices);
  }

  /**
   * @param blur the share of an even draw
   */
  int draw(double blur, RandomGenerator random) {
    double rest = random.nextDouble();
    for (int i = 0; i < odds.length; i++) {
      rest -= (1 - blur) * odds[i] + blur / odds.length;
      if (rest < 0) {
        return i;
      }
    }
    return odds.length - 1;
  }

  /**
   * @param best the choices of the best, negative where the parameter didn't live
   */
  void learn(double[] weights, int[] best) {
    double[] seen = new double[odds.length];
    double lived = 0;
    for (int k = 0; k < weights.length; k++) {
      if (best[k] >= 0) {
        seen[best[k]] += weights[k];
        lived += weights[k];
      }
    }
    double sum = 0;
    for (int i = 0; i < odds.length; i++) {
      odds[i] = Math.max(least, odds[i] + RATE * (seen[i] - lived * odds[i]));
      sum += odds[i];
    }
    double over = (1 - sum) / (sum - least * odds.length);
    for (int i = 0; i < odds.length; i++) {
      odds[i] += over * (odds[i] - least);
    }
  }
}
