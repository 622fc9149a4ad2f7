package io.fairlead.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigurationTest {

  private final Configuration configuration =
      Configuration.empty().with("rate", 0.5).with("depth", 3).with("loss", "l2");

  @Test
  void valuesAreReadByType() {
    assertThat(configuration.getDouble("rate")).isEqualTo(0.5);
    assertThat(configuration.getLong("depth")).isEqualTo(3);
    assertThat(configuration.getDouble("depth")).isEqualTo(3.0);
    assertThat(configuration.getString("loss")).isEqualTo("l2");
    assertThat(configuration.has("depth")).isTrue();
    assertThat(configuration.has("width")).isFalse();
  }

  @Test
  void aWrongNameOrTypeIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configuration.getLong("width"))
        .withMessage("The configuration has no 'width'; it has [rate, depth, loss].");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> configuration.getLong("rate"))
        .withMessage("'rate' isn't a whole number but 0.5.");
    assertThatIllegalArgumentException().isThrownBy(() -> configuration.getDouble("loss"));
    assertThatIllegalArgumentException().isThrownBy(() -> configuration.getString("depth"));
  }

  @Test
  void orderIsKeptButMakesNoDifference() {
    Configuration other =
        Configuration.of(new LinkedHashMap<>(Map.of("loss", "l2")))
            .with("depth", 3L)
            .with("rate", 0.5);
    assertThat(other.asMap().keySet()).containsExactly("loss", "depth", "rate");
    assertThat(other).isEqualTo(configuration).hasSameHashCodeAs(configuration);
    assertThat(configuration.with("depth", 4)).isNotEqualTo(configuration);
    assertThat(configuration).isNotEqualTo(configuration.asMap());
  }

  @Test
  void numbersAreWidened() {
    assertThat(Configuration.of(Map.of("a", (short) 1)).asMap()).containsEntry("a", 1L);
    assertThat(Configuration.of(Map.of("a", (byte) 1)).asMap()).containsEntry("a", 1L);
    assertThat(Configuration.of(Map.of("a", 0.5f)).asMap()).containsEntry("a", 0.5);
  }

  @Test
  void whatNoParameterCanBeIsRefused() {
    for (Object value : List.of(Double.NaN, Float.POSITIVE_INFINITY, true, List.of(1))) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Configuration.of(Map.of("rate", value)))
          .withMessageContaining("'rate'")
          .withMessageContaining(value.toString());
    }
  }

  @Test
  void nothingCanBeChanged() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> configuration.asMap().put("depth", 4L));
    Map<String, Object> source = new LinkedHashMap<>(Map.of("a", 1L));
    Configuration copied = Configuration.of(source);
    source.put("a", 2L);
    assertThat(copied.getLong("a")).isEqualTo(1);
  }
}
