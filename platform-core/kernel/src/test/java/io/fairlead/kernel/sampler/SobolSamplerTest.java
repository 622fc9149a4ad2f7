package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.search.Sampler;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SobolSamplerTest extends UniformSamplerContract {

  private static final UniformSamplerContract RANDOM = new RandomSamplerTest();

  @Override
  protected Sampler sampler() {
    return new SobolSampler();
  }

  @ParameterizedTest
  @CsvSource({"2, 0.3", "5, 0.5", "10, 0.85"})
  void itsPointsSpreadMoreEvenlyThanRandomOnes(int dimensions, double ratio) {
    double sobol = 0;
    double random = 0;
    for (long seed = 0; seed < 20; seed++) {
      sobol += discrepancy(this, dimensions, seed);
      random += discrepancy(RANDOM, dimensions, seed);
    }
    assertThat(sobol).isLessThan(ratio * random);
  }

  @Test
  void coordinatesBeyondTheTableAreStillSpread() {
    List<Configuration> sample = search(cube(260), 200, 3);
    assertThat(sample.stream().mapToDouble(each -> each.getDouble("p259")).average().orElseThrow())
        .isBetween(0.4, 0.6);
  }

  private static SearchSpace cube(int dimensions) {
    return new SearchSpace(
        IntStream.range(0, dimensions)
            .mapToObj(i -> new Parameter("p" + i, new FloatDomain(0, 1, Scale.LINEAR)))
            .toList());
  }

  /** The L2 star discrepancy of 256 points by Warnock's formula. */
  private static double discrepancy(SamplerContract sampler, int dimensions, long seed) {
    List<double[]> points =
        sampler.search(cube(dimensions), 256, seed).stream()
            .map(each -> each.asMap().values().stream().mapToDouble(v -> (Double) v).toArray())
            .toList();
    double single = 0;
    double pairs = 0;
    for (double[] a : points) {
      single += product(dimensions, i -> (1 - a[i] * a[i]) / 2);
      for (double[] b : points) {
        pairs += product(dimensions, i -> 1 - Math.max(a[i], b[i]));
      }
    }
    int n = points.size();
    return Math.sqrt(Math.pow(3, -dimensions) - 2 * single / n + pairs / ((double) n * n));
  }

  private static double product(int dimensions, IntToDoubleFunction factor) {
    return IntStream.range(0, dimensions).mapToDouble(factor).reduce(1, (a, b) -> a * b);
  }
}
