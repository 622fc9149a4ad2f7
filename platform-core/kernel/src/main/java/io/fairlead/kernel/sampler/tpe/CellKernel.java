package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.model.Axis;
import java.util.random.RandomGenerator;

/** By cells of an axis whose values can be counted: normal, alike wide around all points. */
final class CellKernel implements AxisKernel {

  private final Axis axis;
  private final double[] centres;
  private final int[] cells;
  private final double width;

  /** By cell of x, then of the centre. */
  private final double[] logMasses;

  CellKernel(Axis axis, double[] centres, double width) {
    this.axis = axis;
    this.centres = centres;
    this.width = width;
    cells = new int[centres.length];
    for (int k = 0; k < cells.length; k++) {
      cells[k] = axis.cell(centres[k]);
    }
    logMasses = logMasses(axis.centres());
  }

  private double[] logMasses(double[] places) {
    int n = places.length;
    double[] edges = new double[n + 1];
    edges[n] = 1;
    for (int i = 1; i < n; i++) {
      edges[i] = (places[i - 1] + places[i]) / 2;
    }
    double[] masses = new double[n * n];
    for (int centre = 0; centre < n; centre++) {
      double all = Truncated.mass(places[centre], width, 0, 1);
      for (int cell = 0; cell < n; cell++) {
        double mass = Truncated.mass(places[centre], width, edges[cell], edges[cell + 1]) / all;
        masses[cell * n + centre] = StrictMath.log(Math.max(mass, 1e-300));
      }
    }
    return masses;
  }

  @Override
  public void addLogDensities(double x, double[] sums) {
    int row = axis.cell(x) * (int) axis.levels();
    for (int k = 0; k < cells.length; k++) {
      sums[k] += logMasses[row + cells[k]];
    }
  }

  @Override
  public double sample(int point, RandomGenerator random) {
    return axis.snap(Truncated.sample(centres[point], width, random));
  }
}
