package io.fairlead.kernel.sampler.gp;

/** Where data come to lie when axes are bent, and how the likelihood pulls at the bending. */
final class Bends {

  private final int axes;
  private final double[][] places;
  private final double[][] byFirst;
  private final double[][] bySecond;
  private final double[][] pulls;

  /**
   * @param squares the squared differences of {@link Likelihood}, which become those of the bent
   *     axes
   */
  Bends(Data data, Warping warping, double[][] squares) {
    axes = data.geometry().axes();
    places = new double[data.size()][axes];
    byFirst = new double[data.size()][axes];
    bySecond = new double[data.size()][axes];
    pulls = new double[data.size()][axes];
    double[] slopes = new double[2];
    for (int a = 0; a < data.size(); a++) {
      for (int i = 0; i < axes; i++) {
        double x = data.points()[a][i];
        places[a][i] = Double.NaN; // stays where it can't be bent
        if (data.geometry().ordered(i) && !Double.isNaN(x)) {
          places[a][i] = warping.bend(i, x, slopes);
          byFirst[a][i] = slopes[0];
          bySecond[a][i] = slopes[1];
        }
      }
      for (int b = 0; b < a; b++) {
        for (int i = 0; i < axes; i++) {
          double apart = places[a][i] - places[b][i];
          if (!Double.isNaN(apart)) {
            squares[a][b * axes + i] = apart * apart;
          }
        }
      }
    }
  }

  /**
   * @param by how the likelihood changes with the squared difference of two points on an axis
   */
  void pull(int a, int b, int axis, double by) {
    double apart = places[a][axis] - places[b][axis];
    if (!Double.isNaN(apart)) {
      pulls[a][axis] += 2 * by * apart;
      pulls[b][axis] -= 2 * by * apart;
    }
  }

  /** Adds what all pulls come to, from {@code start} on: first exponents, then second ones. */
  void addTo(double[] gradient, int start) {
    for (int i = 0; i < axes; i++) {
      double first = 0;
      double second = 0;
      for (int a = 0; a < pulls.length; a++) {
        first += pulls[a][i] * byFirst[a][i];
        second += pulls[a][i] * bySecond[a][i];
      }
      gradient[start + i] += first;
      gradient[start + axes + i] += second;
    }
  }
}
