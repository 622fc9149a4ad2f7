package io.fairlead.kernel.sampler.gp;

import org.jspecify.annotations.Nullable;

/**
 * The covariances of all pairs of points, and how the likelihood pulls at what they are made from.
 */
final class Kernels {

  private final Covariance covariance;
  private final double[][] squares;
  private final int axes;

  /** By pairs: of all axes together, value and slope by the weighted squared distance. */
  private final double[][] together;

  private final double[][] slopes;

  /** By pairs and axes: the same of each axis alone. */
  private final double[][] own;

  private final double[][] ownSlopes;
  private final double[][] sums;
  private final double[][] rests;

  private final double[] byWeight;
  private final double[] byOwn;
  private double byTogether;
  private double byAlone;
  private double byPairs;

  /**
   * @param squares by rows: for each point before the row's, for each axis the squared difference
   */
  Kernels(Covariance covariance, double[][] squares) {
    this.covariance = covariance;
    this.squares = squares;
    axes = covariance.weights().length;
    byWeight = new double[axes];
    byOwn = new double[axes];
    int n = squares.length;
    together = new double[n][];
    slopes = new double[n][];
    own = new double[n][];
    ownSlopes = new double[n][];
    sums = new double[n][];
    rests = new double[n][];
    for (int a = 0; a < n; a++) {
      together[a] = new double[a];
      slopes[a] = new double[a];
      own[a] = new double[a * axes];
      ownSlopes[a] = new double[a * axes];
      sums[a] = new double[a];
      rests[a] = new double[a];
      for (int b = 0; b < a; b++) {
        compute(a, b);
      }
    }
  }

  private void compute(int a, int b) {
    double squared = 0;
    for (int i = 0; i < axes; i++) {
      double apart = squares[a][b * axes + i];
      squared += covariance.weights()[i] * apart;
      double r = Matern.distance(covariance.own()[i] * apart);
      double decay = Matern.decay(r);
      double like = Matern.value(r, decay);
      own[a][b * axes + i] = like;
      ownSlopes[a][b * axes + i] = Matern.slope(r, decay);
      sums[a][b] += like;
      rests[a][b] += like * like;
    }
    double r = Matern.distance(squared);
    double decay = Matern.decay(r);
    together[a][b] = Matern.value(r, decay);
    slopes[a][b] = Matern.slope(r, decay);
  }

  /** The covariance of two different points, the second being the earlier one. */
  double of(int a, int b) {
    return covariance.together() * together[a][b] + covariance.apart(sums[a][b], rests[a][b]);
  }

  /**
   * @param pull how the likelihood changes with the covariance of the two
   */
  void pull(int a, int b, double pull, @Nullable Bends bends) {
    double sum = sums[a][b];
    byTogether += pull * together[a][b];
    byAlone += pull * sum / axes;
    double bySquared = pull * covariance.together() * slopes[a][b];
    double byOne = pull * covariance.alone() / axes;
    double byTwo = 0;
    if (axes > 1) {
      double pairs = axes * (axes - 1.0);
      byPairs += pull * (sum * sum - rests[a][b]) / pairs;
      byTwo = 2 * pull * covariance.pairs() / pairs;
    }
    int first = b * axes;
    for (int i = 0; i < axes; i++) {
      double apart = squares[a][first + i];
      double byLike = (byOne + byTwo * (sum - own[a][first + i])) * ownSlopes[a][first + i];
      byWeight[i] += bySquared * apart;
      byOwn[i] += byLike * apart;
      if (bends != null) {
        bends.pull(a, b, i, bySquared * covariance.weights()[i] + byLike * covariance.own()[i]);
      }
    }
  }

  /**
   * @param pull how the likelihood changes with the variance of a point
   */
  void pullAtOneself(double pull) {
    byTogether += pull;
    byAlone += pull;
    byPairs += axes > 1 ? pull : 0;
  }

  /** Adds what all pulls come to for the logarithms of weights and variances. */
  void addTo(double[] gradient, int variances) {
    for (int i = 0; i < axes; i++) {
      gradient[i] += byWeight[i] * covariance.weights()[i];
      gradient[axes + i] += byOwn[i] * covariance.own()[i];
    }
    gradient[variances] += byTogether * covariance.together();
    gradient[variances + 1] += byAlone * covariance.alone();
    gradient[variances + 2] += byPairs * covariance.pairs();
  }
}
