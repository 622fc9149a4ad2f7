package io.fairlead.kernel.sampler.gp;

import java.util.Arrays;

/**
 * Climbs the likelihood by Rprop, which looks at the signs of the gradient only and so never leaps
 * (Blum and Riedmiller, Optimization of Gaussian process hyperparameters using Rprop, 2013).
 */
final class Ascent {

  private static final double FIRST_STEP = 0.2;
  private static final double LARGEST_STEP = 1;
  private static final double SMALLEST_STEP = 1e-3;

  private Ascent() {}

  static Hyperparameters climb(Likelihood likelihood, Hyperparameters start, int steps) {
    double[] at = start.values().clone();
    double[] best = at.clone();
    double[] step = new double[at.length];
    double[] before = new double[at.length];
    double[] gradient = new double[at.length];
    Arrays.fill(step, FIRST_STEP);
    double highest = Double.NEGATIVE_INFINITY;
    for (int k = 0; k <= steps; k++) {
      double value = likelihood.at(new Hyperparameters(start.axes(), at), gradient);
      if (value > highest) {
        highest = value;
        best = at.clone();
      } else if (value == Double.NEGATIVE_INFINITY) {
        break;
      }
      for (int i = 0; i < at.length; i++) {
        double turned = gradient[i] * before[i];
        if (turned > 0) {
          step[i] = Math.min(step[i] * 1.2, LARGEST_STEP);
        } else if (turned < 0) {
          step[i] = Math.max(step[i] * 0.5, SMALLEST_STEP);
          gradient[i] = 0;
        }
        at[i] += Math.signum(gradient[i]) * step[i];
        before[i] = gradient[i];
      }
    }
    return new Hyperparameters(start.axes(), best);
  }
}
