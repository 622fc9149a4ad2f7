package io.fairlead.kernel.sampler.cma;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Normal;

/**
 * Keeps a number that can be counted from getting stuck on one value: the chance to leave it, up or
 * down, never falls below a margin (Hamano and others, CMA-ES with margin, 2022).
 */
final class Margin {

  /** Axes with more values than this are as good as continuous. */
  private static final long MOST_VALUES = 1_000_000;

  private static final int HALVINGS = 50;

  private Margin() {}

  /**
   * @param mean of the distribution on this axis
   * @param stretch by which its deviation is multiplied
   */
  record Corrected(double mean, double stretch) {}

  static boolean concerns(Axis axis) {
    return axis.levels() > 1 && axis.levels() <= MOST_VALUES;
  }

  /**
   * @param deviation without the stretch
   * @param least the margin, α
   */
  static Corrected of(Axis axis, double mean, double stretch, double deviation, double least) {
    double centre = axis.snap(mean);
    double low = edge(axis, centre, 0);
    double high = edge(axis, centre, 1);
    double width = deviation * stretch;
    if (Double.isNaN(low) || Double.isNaN(high)) {
      double close = Double.isNaN(low) ? high : low;
      double far = width * Normal.quantile(1 - least);
      return new Corrected(close + Math.clamp(mean - close, -far, far), stretch);
    }
    double below = Normal.cumulative((low - mean) / width);
    double above = Normal.cumulative((mean - high) / width);
    double inside = 1 - below - above;
    double half = least / 2;
    if (below >= half && above >= half) {
      return new Corrected(mean, stretch);
    }
    double moreBelow = Math.max(half, below);
    double moreAbove = Math.max(half, above);
    double share =
        (1 - moreBelow - moreAbove - inside) / (moreBelow + moreAbove + inside - 3 * half);
    double z = Normal.quantile(Math.clamp(moreBelow + share * (moreBelow - half), 1e-12, 0.4999));
    double y = Normal.quantile(Math.clamp(moreAbove + share * (moreAbove - half), 1e-12, 0.4999));
    // Both are negative: so many deviations lie between the mean and its value's edges.
    return new Corrected((low * y + high * z) / (z + y), (high - low) / (deviation * -(z + y)));
  }

  /** Where the values beside {@code centre} begin, towards {@code end}; NaN if there are none. */
  private static double edge(Axis axis, double centre, double end) {
    if (axis.snap(end) == centre) {
      return Double.NaN;
    }
    double in = centre;
    double out = end;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (in + out) / 2;
      if (axis.snap(middle) == centre) {
        in = middle;
      } else {
        out = middle;
      }
    }
    return out;
  }
}
