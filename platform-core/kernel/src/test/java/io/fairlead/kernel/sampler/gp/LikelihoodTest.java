package io.fairlead.kernel.sampler.gp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import org.junit.jupiter.api.Test;

class LikelihoodTest {

  private static final Geometry GEOMETRY =
      new Geometry(
          new Encoding(
              new SearchSpace(
                  List.of(
                      new Parameter("x", new FloatDomain(0, 1, Scale.LINEAR)),
                      new Parameter("idle", new FloatDomain(0, 1, Scale.LINEAR)),
                      new Parameter("kind", new CategoricalDomain(List.of("a", "b", "c")))))));

  private static Data data(int size) {
    var random = new SplitMix64(4);
    double[][] points = new double[size][];
    double[] targets = new double[size];
    double[] doubts = new double[size];
    for (int i = 0; i < size; i++) {
      double kind = random.nextInt(3);
      points[i] = new double[] {random.nextDouble(), random.nextDouble(), (kind + 0.5) / 3};
      targets[i] = StrictMath.sin(6 * points[i][0]) + kind - 1 + 0.05 * random.nextDouble();
      doubts[i] = i % 3 == 0 ? 0.01 : 0;
    }
    return new Data(GEOMETRY, points, targets, doubts);
  }

  @Test
  void theGradientIsThatOfFiniteDifferences() {
    var likelihood = new Likelihood(data(12), new GpSettings(0, 0));
    double[] at = Hyperparameters.start(GEOMETRY).values().clone();
    var random = new SplitMix64(8);
    for (int i = 6; i < at.length; i++) {
      at[i] = random.nextDouble() - 0.5;
    }
    double[] gradient = new double[at.length];
    double[] unused = new double[at.length];
    likelihood.at(new Hyperparameters(3, at), gradient);
    for (int i = 0; i < at.length; i++) {
      double[] more = at.clone();
      double[] less = at.clone();
      more[i] += 1e-5;
      less[i] -= 1e-5;
      double slope =
          (likelihood.at(new Hyperparameters(3, more), unused)
                  - likelihood.at(new Hyperparameters(3, less), unused))
              / 2e-5;
      boolean ofChoices = i == 10 + 2 || i == 13 + 2; // can't be bent
      assertThat(gradient[i]).as("%d", i).isCloseTo(slope, within(1e-5));
      if (ofChoices) {
        assertThat(gradient[i]).isCloseTo(-at[i] / 0.5625, within(1e-12));
      }
    }
  }

  @Test
  void aDoubtfulTargetMovesWhatIsExpectedLess() {
    double[][] points = {{0.2, 0.5, 0.5}};
    Hyperparameters start = Hyperparameters.start(GEOMETRY);
    double sure =
        new Posterior(new Data(GEOMETRY, points, new double[] {1}), start).mean(points[0]);
    Data doubtful = new Data(GEOMETRY, points, new double[] {1}, new double[] {4});
    double variance = start.covariance(GEOMETRY).variance();
    double noise = start.noise(GEOMETRY.traits(points[0]));
    assertThat(sure).isCloseTo(variance / (variance + noise), within(1e-9));
    assertThat(new Posterior(doubtful, start).mean(points[0]))
        .isCloseTo(variance / (variance + noise + 4), within(1e-9));
  }

  @Test
  void fittingTellsWhatMattersAndPredicts() {
    Data data = data(60);
    Hyperparameters fitted =
        Ascent.climb(
            new Likelihood(data, GpSettings.STANDARD), Hyperparameters.start(GEOMETRY), 60);
    double[] relevance = fitted.covariance(GEOMETRY).relevance();
    assertThat(relevance[1]).isLessThan(0.2 * relevance[0]);
    var posterior = new Posterior(data, fitted);
    for (double x : new double[] {0.2, 0.5, 0.8}) {
      Prediction known = posterior.predict(new double[] {x, 0.4, 0.5});
      assertThat(known.mean()).isCloseTo(StrictMath.sin(6 * x), within(0.15));
      assertThat(known.deviation()).isLessThan(0.3);
    }
  }
}
