package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Normal;
import java.util.random.RandomGenerator;

/** Normal distributions that are cut off at the ends of an axis of length 1. */
final class Truncated {

  private Truncated() {}

  /** How much of the distribution, before it is cut off, lies between the two. */
  static double mass(double centre, double width, double from, double to) {
    return Normal.cumulative((to - centre) / width) - Normal.cumulative((from - centre) / width);
  }

  static double sample(double centre, double width, RandomGenerator random) {
    double low = Normal.cumulative(-centre / width);
    double high = Normal.cumulative((1 - centre) / width);
    double within = Math.clamp(low + random.nextDouble() * (high - low), 1e-12, 1 - 1e-12);
    return centre + width * Normal.quantile(within);
  }
}
