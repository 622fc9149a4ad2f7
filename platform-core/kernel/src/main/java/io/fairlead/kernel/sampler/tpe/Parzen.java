package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
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
  private final double[][] points;
  private final AxisKernel[] kernels;
  private final double logUniform;

  private Parzen(Encoding encoding, int[] axes, double[][] points) {
    this.encoding = encoding;
    this.axes = axes;
    this.points = points;
    double n = Math.max(1, points.length);
    double width = Math.max(LEAST_WIDTH, WIDTH * StrictMath.pow(n, -1.0 / (axes.length + 4)));
    kernels = new AxisKernel[axes.length];
    double log = 0;
    for (int i = 0; i < axes.length; i++) {
      Axis axis = encoding.axis(axes[i]);
      kernels[i] = new AxisKernel(axis, width, n);
      log -= axis.isSmooth() ? 0 : StrictMath.log((double) axis.levels());
    }
    logUniform = log;
  }

  /** The density of those of {@code points} in which {@code axes} live; they live together. */
  static Parzen of(Encoding encoding, int[] axes, List<double[]> points) {
    return new Parzen(
        encoding,
        axes,
        points.stream().filter(each -> !Double.isNaN(each[axes[0]])).toArray(double[][]::new));
  }

  double logDensity(double[] x) {
    double[] logs = new double[points.length + 1];
    double highest = logUniform;
    logs[points.length] = logUniform;
    for (int i = 0; i < axes.length; i++) {
      kernels[i].addLogDensities(points, axes[i], x[axes[i]], logs);
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
    int k = (int) (random.nextDouble() * (points.length + 1));
    for (int i = 0; i < axes.length; i++) {
      point[axes[i]] =
          k == points.length
              ? encoding.axis(axes[i]).snap(random.nextDouble())
              : kernels[i].sample(points[k][axes[i]], random);
    }
  }
}
