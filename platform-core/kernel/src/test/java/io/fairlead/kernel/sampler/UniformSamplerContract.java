package io.fairlead.kernel.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.space.Configuration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** What samplers keep that don't learn: all of the space is equally likely, on its scales. */
abstract class UniformSamplerContract extends SamplerContract {

  private static final int TRIALS = 4_000;

  private List<Configuration> sample() {
    return search(SPACE, TRIALS, 20_261_122);
  }

  @Test
  void logScalesAreUniformInTheirLogarithm() {
    assertUniform(sample(), 20, each -> Math.log10(each.getDouble("rate")) / 4 + 1);
  }

  @Test
  void wholeNumbersAreEquallyLikely() {
    assertUniform(sample(), 10, each -> (each.getLong("depth") - 1) / 10.0);
  }

  @Test
  void aConditionalParameterLivesAsOftenAsItsParentSaysAndIsUniformThen() {
    List<Configuration> live = sample().stream().filter(each -> each.has("momentum")).toList();
    assertThat(live).allMatch(each -> each.getString("optimizer").equals("sgd"));
    assertThat(live.size() / (double) TRIALS).isBetween(0.30, 0.37);
    assertUniform(live, 10, each -> each.getDouble("momentum"));
  }

  /** Chi-squared, refused beyond five standard deviations of its distribution. */
  private static void assertUniform(
      List<Configuration> sample, int bins, ToDoubleFunction<Configuration> unit) {
    int[] counts = new int[bins];
    sample.forEach(
        each -> counts[Math.min(bins - 1, (int) (unit.applyAsDouble(each) * bins + 1e-9))]++);
    double expected = sample.size() / (double) bins;
    double chiSquared = 0;
    for (int count : counts) {
      chiSquared += (count - expected) * (count - expected) / expected;
    }
    assertThat(chiSquared).isLessThan(bins - 1 + 5 * Math.sqrt(2.0 * (bins - 1)));
  }
}
