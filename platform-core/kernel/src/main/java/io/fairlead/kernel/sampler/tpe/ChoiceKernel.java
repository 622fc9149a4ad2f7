package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import java.util.random.RandomGenerator;

/**
 * Around a choice most of the density lies on it: the more points there are, the less lies on the
 * others.
 */
final class ChoiceKernel implements AxisKernel {

  private final Axis axis;
  private final double[] centres;
  private final double elsewhere;
  private final double logOther;
  private final double logOwn;

  ChoiceKernel(Axis axis, double[] centres) {
    this.axis = axis;
    this.centres = centres;
    double levels = (double) Math.max(1, axis.levels());
    elsewhere = levels / (centres.length + 1 + levels);
    logOther = StrictMath.log(elsewhere / levels);
    logOwn = StrictMath.log(1 - elsewhere + elsewhere / levels);
  }

  @Override
  public void addLogDensities(double x, double[] sums) {
    for (int k = 0; k < centres.length; k++) {
      sums[k] += centres[k] == x ? logOwn : logOther;
    }
  }

  @Override
  public double sample(int point, RandomGenerator random) {
    double share = random.nextDouble();
    return share >= elsewhere ? centres[point] : axis.snap(share / elsewhere);
  }
}
