package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Normal;
import java.util.random.RandomGenerator;

/**
 * Draws hyperparameters from what the data allows by elliptical slice sampling, which needs no step
 * size and takes any prior that is normal (Murray, Adams and MacKay, 2010).
 */
final class Slices {

  private Slices() {}

  static Hyperparameters walk(
      Likelihood likelihood, Hyperparameters start, int steps, RandomGenerator random) {
    double[] at = start.values().clone();
    double height = likelihood.value(new Hyperparameters(at));
    for (int step = 0; step < steps; step++) {
      double level = height + StrictMath.log(Math.max(random.nextDouble(), 1e-300));
      double[] other = draw(at.length, random);
      double angle = random.nextDouble() * 2 * Math.PI;
      double low = angle - 2 * Math.PI;
      double high = angle;
      while (high - low > 1e-6) {
        double[] next = turned(at, other, angle);
        double value = likelihood.value(new Hyperparameters(next));
        if (value > level) {
          at = next;
          height = value;
          break;
        }
        if (angle < 0) {
          low = angle;
        } else {
          high = angle;
        }
        angle = low + random.nextDouble() * (high - low);
      }
    }
    return new Hyperparameters(at);
  }

  private static double[] draw(int size, RandomGenerator random) {
    double[] drawn = new double[size];
    for (int i = 0; i < size; i++) {
      double share = Math.clamp(random.nextDouble(), 1e-12, 1 - 1e-12);
      drawn[i] = Hyperparameters.priorDeviation(size - 2, i) * Normal.quantile(share);
    }
    return drawn;
  }

  private static double[] turned(double[] at, double[] other, double angle) {
    double[] turned = new double[at.length];
    for (int i = 0; i < at.length; i++) {
      double mean = Hyperparameters.priorMean(at.length - 2, i);
      turned[i] = mean + (at[i] - mean) * StrictMath.cos(angle) + other[i] * StrictMath.sin(angle);
    }
    return turned;
  }
}
