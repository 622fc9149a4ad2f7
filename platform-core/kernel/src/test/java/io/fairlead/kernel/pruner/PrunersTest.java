package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PrunersTest {

  @Test
  void prunersAreFoundByName() {
    assertThat(Pruners.names()).containsExactly("asha", "none");
    assertThat(Pruners.named("none", Map.of())).isInstanceOf(NoPruner.class);
    assertThat(Pruners.named("asha", Map.of())).isEqualTo(new AshaPruner(1, 3));
    assertThat(Pruners.named("asha", Map.of("minSteps", 2L, "reductionFactor", 4)))
        .isEqualTo(new AshaPruner(2, 4));
  }

  @Test
  void whatIsWrongIsNamedWithTheWayOut() {
    refused("median", Map.of(), "There is no pruner 'median'; choose one of [asha, none].");
    refused("none", Map.of("minSteps", 1), "The pruner 'none' has no parameter 'minSteps'");
    refused("asha", Map.of("eta", 3), "it has [minSteps, reductionFactor]");
    refused("asha", Map.of("minSteps", 1.5), "'minSteps' of a pruner is a whole number");
    refused("asha", Map.of("reductionFactor", 1L << 40), "was 1099511627776");
    refused("asha", Map.of("reductionFactor", 1), "at least 2, was 1");
    refused("asha", Map.of("minSteps", 0), "step 1 or later, minSteps was 0");
  }

  private static void refused(String name, Map<String, ?> parameters, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pruners.named(name, parameters))
        .withMessageContaining(message);
  }
}
