package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Normal;
import java.util.random.RandomGenerator;

/** On an axis without steps: normal, with a width for each point. */
final class SmoothKernel implements AxisKernel {

  private static final double LOG_ROOT_2_PI = -Normal.logDensity(0);

  private final Axis axis;
  private final double[] centres;
  private final double[] widths;
  private final double[] logScales;

  SmoothKernel(Axis axis, double[] centres, double[] widths) {
    this.axis = axis;
    this.centres = centres;
    this.widths = widths;
    logScales = new double[centres.length];
    for (int k = 0; k < centres.length; k++) {
      double mass = Truncated.mass(centres[k], widths[k], 0, 1);
      logScales[k] = -StrictMath.log(mass * widths[k]) - LOG_ROOT_2_PI;
    }
  }

  @Override
  public void addLogDensities(double x, double[] sums) {
    for (int k = 0; k < centres.length; k++) {
      double z = (x - centres[k]) / widths[k];
      sums[k] += logScales[k] - 0.5 * z * z;
    }
  }

  @Override
  public double sample(int point, RandomGenerator random) {
    return axis.snap(Truncated.sample(centres[point], widths[point], random));
  }
}
