package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * A density on some axes: the mean of one kernel around each point and, as one more, of the uniform
 * density.
 */
final class Parzen {

  private static final double WIDTH = 0.2;
  private static final double LEAST_WIDTH = 0.03;

  private final Encoding encoding;
  private final int[] axes;
  private final int points;
  private final AxisKernel[] kernels;
  private final double logUniform;

  private Parzen(Encoding encoding, int[] axes, double[][] points, Widths widths) {
    this.encoding = encoding;
    this.axes = axes;
    this.points = points.length;
    double n = Math.max(1, points.length);
    double usual = Math.max(LEAST_WIDTH, WIDTH * StrictMath.pow(n, -1.0 / (axes.length + 4)));
    kernels = new AxisKernel[axes.length];
    double log = 0;
    for (int i = 0; i < axes.length; i++) {
      int coordinate = axes[i];
      Axis axis = encoding.axis(coordinate);
      double[] centres = Arrays.stream(points).mapToDouble(each -> each[coordinate]).toArray();
      kernels[i] = AxisKernel.of(axis, centres, usual, widths);
      log -= axis.isSmooth() ? 0 : StrictMath.log((double) axis.levels());
    }
    logUniform = log;
  }

  /** The density of those of {@code points} in which {@code axes} live; they live together. */
  static Parzen of(Encoding encoding, int[] axes, List<double[]> points, Widths widths) {
    return new Parzen(
        encoding,
        axes,
        points.stream().filter(each -> !Double.isNaN(each[axes[0]])).toArray(double[][]::new),
        widths);
  }

  double logDensity(double[] x) {
    double[] logs = new double[points + 1];
    double highest = logUniform;
    logs[points] = logUniform;
    for (int i = 0; i < axes.length; i++) {
      kernels[i].addLogDensities(x[axes[i]], logs);
    }
    for (double each : logs) {
      highest = Math.max(highest, each);
    }
    double sum = 0;
    for (double each : logs) {
      double relative = each - highest;
      sum += relative > -40 ? StrictMath.exp(relative) : 0; // less is lost in rounding
    }
    return highest + StrictMath.log(sum / logs.length);
  }

  /** Fills the axes of {@code point}. */
  void sample(double[] point, RandomGenerator random) {
    int k = (int) (random.nextDouble() * (points + 1));
    for (int i = 0; i < axes.length; i++) {
      point[axes[i]] =
          k == points
              ? encoding.axis(axes[i]).snap(random.nextDouble())
              : kernels[i].sample(k, random);
    }
  }
}
