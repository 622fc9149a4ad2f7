package io.fairlead.kernel.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CovarianceTest {

  private static Geometry geometry(int axes) {
    return new Geometry(
        new Encoding(
            new SearchSpace(
                IntStream.range(0, axes)
                    .mapToObj(i -> new Parameter("x" + i, new FloatDomain(0, 1, Scale.LINEAR)))
                    .toList())));
  }

  private static double[] point(int axes, SplitMix64 random) {
    return random.doubles(axes).toArray();
  }

  @Test
  void aPointIsAsAlikeToItselfAsItsVarianceSays() {
    for (int axes : new int[] {1, 2, 7}) {
      Geometry geometry = geometry(axes);
      Covariance covariance = Hyperparameters.start(geometry).covariance(geometry);
      double[] point = point(axes, new SplitMix64(1));
      assertThat(covariance.of(point, point)).isCloseTo(covariance.variance(), within(1e-12));
      assertThat(covariance.variance()).isCloseTo(axes == 1 ? 2 : 3, within(1e-12));
    }
  }

  /** x₀ and x₂ of three axes differ by all the way. */
  @Test
  void itIsMadeOfSingleAxesPairsAndAll() {
    Covariance covariance =
        new Covariance(
            geometry(3), new double[] {0.1, 9, 0.2}, new double[] {1, 9, 3}, 0.5, 0.7, 0.9);
    double first = Matern.value(1);
    double third = Matern.value(3);
    assertThat(covariance.of(new double[] {0, 0.4, 1}, new double[] {1, 0.4, 0}))
        .isCloseTo(
            0.5 * Matern.value(0.3)
                + 0.7 * (first + 1 + third) / 3
                + 0.9 * (first + third + first * third) / 3,
            within(1e-12));
  }

  @Test
  void coordinatesThatAreKeptSayWhatTheySaidBefore() {
    Geometry geometry = geometry(3);
    Covariance covariance = Hyperparameters.start(geometry).covariance(geometry);
    var random = new SplitMix64(3);
    double[][] fixed = new double[9][];
    for (int a = 0; a < fixed.length; a++) {
      fixed[a] = point(3, random);
      fixed[a][2] = a < 4 ? Double.NaN : fixed[a][2];
    }
    Likeness likeness = new Likeness(covariance, fixed);
    double[] point = point(3, random);
    for (double third : new double[] {0.5, Double.NaN, 0.5}) {
      point[2] = third;
      double[] covariances = likeness.to(point);
      for (int a = 0; a < fixed.length; a++) {
        assertThat(covariances[a]).isCloseTo(covariance.of(point, fixed[a]), within(1e-12));
      }
    }
  }

  /** Forty trials are few for eight axes, unless each tells something about every axis. */
  @Test
  void whatAxesDoAloneIsLearnedFromFewTrials() {
    Geometry geometry = geometry(8);
    var random = new SplitMix64(5);
    double[][] points = new double[40][];
    double[] targets = new double[points.length];
    for (int a = 0; a < points.length; a++) {
      points[a] = point(8, random);
      targets[a] = sum(points[a]);
    }
    Data data = new Data(geometry, points, targets);
    var fitted =
        Ascent.climb(
            new Likelihood(data, GpSettings.STANDARD), Hyperparameters.start(geometry), 60);
    Covariance covariance = fitted.covariance(geometry);
    assertThat(covariance.alone()).isGreaterThan(covariance.together() + covariance.pairs());
    Posterior posterior = new Posterior(data, fitted);
    double squares = 0;
    for (int i = 0; i < 200; i++) {
      double[] at = point(8, random);
      double error = posterior.predict(at).mean() - sum(at);
      squares += error * error / 200;
    }
    assertThat(Math.sqrt(squares)).as("of a deviation of 1").isLessThan(0.35);
  }

  /** Mean 0 and variance 1. */
  private static double sum(double[] at) {
    double sum = 0;
    for (int i = 0; i < at.length; i++) {
      sum += StrictMath.sin(2 * Math.PI * at[i] + i) / 2;
    }
    return sum;
  }
}
