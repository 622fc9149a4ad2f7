package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.search.Pruner;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PrunersTest {

  @Test
  void prunersAreFoundByName() {
    assertThat(Pruners.names())
        .containsExactly(
            "asha",
            "extrapolation",
            "forecast",
            "halving",
            "hyperband",
            "median",
            "none",
            "percentile");
    assertThat(Pruners.named("none", Map.of())).isInstanceOf(NoPruner.class);
    assertThat(Pruners.named("asha", Map.of())).isEqualTo(new AshaPruner(0, 3));
    assertThat(Pruners.named("asha", Map.of("minSteps", 2L, "reductionFactor", 4)))
        .isEqualTo(new AshaPruner(2, 4));
    assertThat(Pruners.named("median", Map.of())).isEqualTo(PercentilePruner.median());
    assertThat(Pruners.named("percentile", Map.of("keepPercent", 40, "interval", 3)))
        .isEqualTo(new PercentilePruner(40, 1, 3, 5));
    assertThat(Pruners.named("halving", Map.of("cohort", 27)))
        .isEqualTo(new SuccessiveHalvingPruner(0, 3, 27));
    assertThat(Pruners.named("hyperband", Map.of())).isEqualTo(new HyperbandPruner(0, 3));
    assertThat(Pruners.named("extrapolation", Map.of()))
        .isEqualTo(new ExtrapolationPruner(1, 0, 5));
    assertThat(Pruners.parameters("asha"))
        .containsExactly(Map.entry("minSteps", 0), Map.entry("reductionFactor", 3));
  }

  @Test
  void whatIsWrongIsNamedWithTheWayOut() {
    refused("worst", Map.of(), "There is no pruner 'worst'; choose one of [asha, extrapolation,");
    refused("percentile", Map.of("keepPercent", 100), "keepPercent was 100");
    refused("median", Map.of("minTrials", 0), "minTrials at least 1, were 0 and 0");
    refused("extrapolation", Map.of("lessLikelyPercent", 0), "was 0");
    refused("extrapolation", Map.of("interval", -1), "was -1");
    refused("halving", Map.of("cohort", -1), "was -1");
    refused("hyperband", Map.of("reductionFactor", 1), "Hyperband promotes");
    refused("none", Map.of("minSteps", 1), "The pruner 'none' has no parameter 'minSteps'");
    refused("asha", Map.of("eta", 3), "it has [minSteps, reductionFactor]");
    refused("asha", Map.of("minSteps", 1.5), "'minSteps' of a pruner is a whole number");
    refused("asha", Map.of("reductionFactor", 1L << 40), "was 1099511627776");
    refused("asha", Map.of("reductionFactor", 1), "at least 2, was 1");
    refused("asha", Map.of("minSteps", -1), "or 0 for a ninth of a full training; minSteps was -1");
    refused("median", Map.of("minSteps", 0), "step 1 or later, minSteps was 0");
  }

  @Test
  void halvingBeginsAtANinthOfAFullTraining() {
    for (String name : List.of("asha", "halving", "hyperband")) {
      Pruner pruner = Pruners.named(name, Map.of());
      assertThat(pruner.rungs(81)).containsExactly(9L, 27L);
      assertThat(pruner.rungs(52)).containsExactly(5L, 15L, 45L);
      assertThat(pruner.rungs(3)).containsExactly(1L);
      assertThat(pruner.rungs(1)).isEmpty();
    }
  }

  private static void refused(String name, Map<String, ?> parameters, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pruners.named(name, parameters))
        .withMessageContaining(message);
  }
}
