package io.fairlead.kernel.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarpingTest {

  private static final Geometry GEOMETRY =
      new Geometry(
          new Encoding(
              new SearchSpace(
                  List.of(
                      new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
                      new Parameter("y", new FloatDomain(0, 1, Scale.LINEAR))))));

  private static Posterior fitted(Data data, GpSettings settings) {
    Likelihood likelihood = new Likelihood(data, settings);
    return new Posterior(data, Ascent.climb(likelihood, Hyperparameters.start(GEOMETRY), 100));
  }

  @Test
  void unbentNothingMovesToTheLastBit() {
    double[] placed = {0.1, Double.NaN};
    assertThat(Warping.of(new double[4], 0, 2).bend(placed)).isSameAs(placed);
  }

  @Test
  void itKeepsTheOrderAndTheEnds() {
    for (double a : new double[] {-2, 0.3, 2}) {
      for (double b : new double[] {-2, 0.3, 2}) {
        Warping warping = Warping.of(new double[] {a, b}, 0, 1);
        double before = -1e-9;
        for (int i = 0; i <= 100; i++) {
          double at = warping.bend(new double[] {i / 100.0})[0];
          assertThat(at).isBetween(before, 1.0);
          assertThat(warping.bend(0, i / 100.0, new double[2])).isCloseTo(at, within(1e-12));
          before = at;
        }
      }
    }
    assertThat(Warping.of(new double[] {1, -1}, 0, 1).bend(new double[] {Double.NaN})[0]).isNaN();
  }

  /** All that happens does so in the first tenth of x, as with a parameter on the wrong scale. */
  @Test
  void aFunctionThatLivesAtOneEndIsForetoldBetter() {
    double plain = 0;
    double warped = 0;
    for (long seed = 0; seed < 5; seed++) {
      var random = new SplitMix64(seed);
      double[][] points = new double[40][];
      double[] targets = new double[points.length];
      for (int i = 0; i < points.length; i++) {
        points[i] = new double[] {random.nextDouble(), random.nextDouble()};
        targets[i] = steep(points[i]);
      }
      Data data = new Data(GEOMETRY, points, targets);
      plain += error(fitted(data, new GpSettings(GpSettings.NEVER, GpSettings.NEVER)));
      warped += error(fitted(data, new GpSettings(0, GpSettings.NEVER)));
    }
    assertThat(warped).isLessThan(0.5 * plain);
  }

  private static double steep(double[] at) {
    return StrictMath.sin(6 * StrictMath.pow(at[0], 0.2)) + 0.3 * at[1];
  }

  private static double error(Posterior posterior) {
    var random = new SplitMix64(77);
    double squares = 0;
    for (int i = 0; i < 300; i++) {
      double[] at = {random.nextDouble(), random.nextDouble()};
      double error = posterior.predict(at).mean() - steep(at);
      squares += error * error / 300;
    }
    return Math.sqrt(squares);
  }

  @Test
  void noiseThatDiffersBetweenTwoHalvesIsFound() {
    var random = new SplitMix64(6);
    double[][] points = new double[80][];
    double[] targets = new double[points.length];
    for (int i = 0; i < points.length; i++) {
      points[i] = new double[] {random.nextDouble(), random.nextDouble()};
      double deviation = points[i][0] < 0.5 ? 0.05 : 0.5;
      targets[i] = points[i][1] + deviation * random.nextGaussian();
    }
    Data data = new Data(GEOMETRY, points, targets);
    Posterior told = fitted(data, new GpSettings(GpSettings.NEVER, 0));
    double quiet = Math.sqrt(told.noise(new double[] {0.25, 0.5}));
    double loud = Math.sqrt(told.noise(new double[] {0.75, 0.5}));
    assertThat(quiet).isLessThan(0.2);
    assertThat(loud).isBetween(0.25, 1.0);
    assertThat(loud / quiet).isGreaterThan(3);
    assertThat(Math.sqrt(told.noise(new double[] {0.5, 0.9}) / told.noise(new double[] {0.5, 0.1})))
        .as("the other axis has nothing to do with it")
        .isBetween(0.4, 2.5);
    Posterior even = fitted(data, new GpSettings(GpSettings.NEVER, GpSettings.NEVER));
    assertThat(told.predict(new double[] {0.25, 0.5}).deviation())
        .as("where there is little noise more is known")
        .isLessThan(even.predict(new double[] {0.25, 0.5}).deviation());
    assertThat(even.noise(new double[] {0.1, 0})).isEqualTo(even.noise(new double[] {0.9, 1}));
  }
}
