package io.fairlead.kernel.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.fairness.Derivation.Binned;
import io.fairlead.kernel.fairness.Derivation.Mapped;
import io.fairlead.kernel.fairness.Derivation.Same;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DerivationTest {

  @Test
  void aBoundBelongsToTheGroupAboveIt() {
    Binned age = Binned.at(List.of(25.0, 60.0));
    assertThat(List.of(age.of("24.9"), age.of("25"), age.of("59"), age.of("60")))
        .containsExactly("under 25", "25 to under 60", "25 to under 60", "60 and over");
  }

  @Test
  void missingValuesAreAGroup() {
    assertThat(Binned.at(List.of(25.0)).of("")).isEqualTo("(missing)");
    assertThat(new Same().of(null)).isEqualTo("(missing)");
    assertThat(new Mapped(Map.of("", "unknown"), null).of("")).isEqualTo("unknown");
  }

  @Test
  void mapsTakeWhatTheyNameAndTheRestOnlyIfTold() {
    var sex = new Mapped(Map.of("A92", "female"), "male");
    assertThat(sex.of("A92")).isEqualTo("female");
    assertThat(sex.of("A91")).isEqualTo("male");
    assertThatThrownBy(() -> new Mapped(Map.of("A92", "female"), null).of("A91"))
        .hasMessageContaining("'A91' isn't");
  }

  @Test
  void whatIsNoNumberCantBeBinned() {
    assertThatThrownBy(() -> Binned.at(List.of(25.0)).of("young"))
        .hasMessageContaining("'young' isn't");
    assertThatThrownBy(() -> Binned.at(List.of(60.0, 25.0))).hasMessageContaining("ascend");
    assertThatThrownBy(() -> Binned.at(List.of())).hasMessageContaining("at least one bound");
  }
}
