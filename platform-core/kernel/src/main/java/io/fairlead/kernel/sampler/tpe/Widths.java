package io.fairlead.kernel.sampler.tpe;

import java.util.Arrays;

/** How wide the density around each point is on an axis of length 1 without steps. */
enum Widths {

  /** All alike, by the number of points and axes: what holds far from the points, too. */
  ALIKE {
    @Override
    double[] of(double[] centres, double usual) {
      double[] widths = new double[centres.length];
      Arrays.fill(widths, usual);
      return widths;
    }
  },

  /**
   * As far as the farther of a point's two neighbours (Bergstra and others, 2011), so that the
   * density gets as fine as the points lie close. The outermost points have one neighbour; one
   * alone is as far from the axis' farther end.
   */
  BY_NEIGHBOURS {
    @Override
    double[] of(double[] centres, double usual) {
      int n = centres.length;
      double[] sorted = centres.clone();
      Arrays.sort(sorted);
      double[] widths = new double[n];
      for (int k = 0; k < n; k++) {
        double centre = centres[k];
        int at = Arrays.binarySearch(sorted, centre);
        double below = at > 0 ? centre - sorted[at - 1] : 0;
        double above = at < n - 1 ? sorted[at + 1] - centre : 0;
        double farther = n == 1 ? Math.max(centre, 1 - centre) : Math.max(below, above);
        widths[k] = Math.max(farther, 1.0 / (n + 2)); // the least as in Optuna
      }
      return widths;
    }
  };

  /**
   * @param centres the points' coordinates
   * @param usual the width by the number of points and axes
   * @return above 0
   */
  abstract double[] of(double[] centres, double usual);
}
