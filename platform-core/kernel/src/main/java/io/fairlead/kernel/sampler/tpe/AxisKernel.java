package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import java.util.random.RandomGenerator;

/** A density around each of some points, on one axis. */
interface AxisKernel {

  /**
   * @param centres the points' coordinates
   * @param usual the deviation by the number of points and axes, for an axis of length 1
   * @param widths those on axes without steps
   */
  static AxisKernel of(Axis axis, double[] centres, double usual, Widths widths) {
    if (!axis.ordered()) {
      return new ChoiceKernel(axis, centres);
    }
    return axis.isSmooth()
        ? new SmoothKernel(axis, centres, widths.of(centres, usual))
        : new CellKernel(axis, centres, usual);
  }

  /** Adds to each of {@code sums} the logarithm of the density at {@code x} around that point. */
  void addLogDensities(double x, double[] sums);

  /** A value from the density around one point. */
  double sample(int point, RandomGenerator random);
}
