package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Normal;
import java.util.random.RandomGenerator;

/**
 * The density around a value on one axis. With an order it is a normal distribution cut off at the
 * axis' ends, by cells where values can be counted; without one, most of it lies on the value.
 */
final class AxisKernel {

  /** On smooth axes what the cut leaves is looked up in so many steps. */
  private static final int STEPS = 128;

  private static final double LEAST_ELSEWHERE = 0.05;

  private final Axis axis;
  private final double width;
  private final double elsewhere;

  /** By cells: of x around centre. Smooth: of the centre. Without an order: on another, on it. */
  private final double[] logs;

  /**
   * @param width the normal distribution's deviation, of an axis of length 1
   * @param points how many there are: the more, the less of a density lies on choices that no point
   *     has
   */
  AxisKernel(Axis axis, double width, double points) {
    this.axis = axis;
    this.width = width;
    double levels = (double) Math.max(1, axis.levels());
    elsewhere = Math.max(LEAST_ELSEWHERE, levels / (points + levels));
    if (!axis.ordered()) {
      double other = elsewhere / levels;
      logs = new double[] {StrictMath.log(other), StrictMath.log(1 - elsewhere + other)};
    } else {
      logs = axis.isSmooth() ? smooth() : byCells(axis.centres());
    }
  }

  private double[] smooth() {
    double[] normalisers = new double[STEPS + 1];
    for (int i = 0; i <= STEPS / 2; i++) {
      normalisers[i] = -StrictMath.log(mass(i / (double) STEPS, 0, 1) * width) - LOG_ROOT_2_PI;
      normalisers[STEPS - i] = normalisers[i];
    }
    return normalisers;
  }

  private static final double LOG_ROOT_2_PI = -Normal.logDensity(0);

  private double[] byCells(double[] centres) {
    int cells = centres.length;
    double[] edges = new double[cells + 1];
    edges[cells] = 1;
    for (int i = 1; i < cells; i++) {
      edges[i] = (centres[i - 1] + centres[i]) / 2;
    }
    double[] masses = new double[cells * cells];
    for (int centre = 0; centre < cells; centre++) {
      double all = mass(centres[centre], 0, 1);
      for (int cell = 0; cell < cells; cell++) {
        double mass = mass(centres[centre], edges[cell], edges[cell + 1]) / all;
        masses[cell * cells + centre] = StrictMath.log(Math.max(mass, 1e-300));
      }
    }
    return masses;
  }

  private double mass(double centre, double from, double to) {
    return Normal.cumulative((to - centre) / width) - Normal.cumulative((from - centre) / width);
  }

  /** Adds to each of {@code sums} the logarithm of the density at {@code x} around that point. */
  void addLogDensities(double[][] points, int coordinate, double x, double[] sums) {
    if (!axis.ordered()) {
      for (int k = 0; k < points.length; k++) {
        sums[k] += logs[points[k][coordinate] == x ? 1 : 0];
      }
    } else if (axis.isSmooth()) {
      for (int k = 0; k < points.length; k++) {
        double centre = points[k][coordinate];
        double z = (x - centre) / width;
        sums[k] += logs[(int) (centre * STEPS + 0.5)] - 0.5 * z * z;
      }
    } else {
      int row = axis.cell(x) * (int) axis.levels();
      for (int k = 0; k < points.length; k++) {
        sums[k] += logs[row + axis.cell(points[k][coordinate])];
      }
    }
  }

  double sample(double centre, RandomGenerator random) {
    double share = random.nextDouble();
    if (!axis.ordered()) {
      return share >= elsewhere ? centre : axis.snap(share / elsewhere);
    }
    double low = Normal.cumulative(-centre / width);
    double high = Normal.cumulative((1 - centre) / width);
    double within = Math.clamp(low + share * (high - low), 1e-12, 1 - 1e-12);
    return axis.snap(centre + width * Normal.quantile(within));
  }
}
