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

class JointTest {

  private static double mean(double[] values) {
    double sum = 0;
    for (double each : values) {
      sum += each / values.length;
    }
    return sum;
  }

  /** The lower of two standard normal values is expected at -√((1 - ρ) / π). */
  @Test
  void drawsHaveTheirCovariance() {
    for (double alike : new double[] {0, 0.5, 0.9}) {
      double[][] upper = {{1, alike}, {0, 1}};
      double[] lowest = Joint.of(new double[2], upper, 1).lowest(20_000, new SplitMix64(1));
      assertThat(mean(lowest)).isCloseTo(-Math.sqrt((1 - alike) / Math.PI), within(0.02));
    }
  }

  @Test
  void pointsThatAreOneStayOne() {
    double[][] upper = {{1, 1, 1}, {0, 1, 1}, {0, 0, 1}};
    double[] lowest = Joint.of(new double[] {2, 2, 2}, upper, 1).lowest(20_000, new SplitMix64(1));
    assertThat(mean(lowest)).isCloseTo(2, within(0.02));
  }

  @Test
  void aPointAloneIsAsPredicted() {
    Geometry geometry =
        new Geometry(
            new Encoding(
                new SearchSpace(List.of(new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR))))));
    Data data = new Data(geometry, new double[][] {{0.1}, {0.5}, {0.6}}, new double[] {1, -1, 0});
    Posterior posterior = new Posterior(data, Hyperparameters.start(geometry));
    for (double x : new double[] {0.1, 0.3, 0.99}) {
      Prediction alone = posterior.predict(new double[] {x});
      double[] draws = posterior.joint(List.of(new double[] {x})).lowest(20_000, new SplitMix64(2));
      double mean = mean(draws);
      double squares = 0;
      for (double each : draws) {
        squares += (each - mean) * (each - mean) / draws.length;
      }
      assertThat(mean).isCloseTo(alone.mean(), within(0.03 * alone.deviation()));
      assertThat(Math.sqrt(squares)).isCloseTo(alone.deviation(), within(0.03 * alone.deviation()));
    }
  }
}
