package io.fairlead.platform.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

class SpaceJsonTest {

  static Stream<Domain> domains() {
    return Stream.of(
        new FloatDomain(-1.5, 2, Scale.LINEAR),
        new FloatDomain(Double.MIN_VALUE, 0.1, Scale.LOG),
        new IntegerDomain(-3, 1L << 53, Scale.LINEAR),
        new IntegerDomain(1, 1, Scale.LOG),
        new CategoricalDomain(List.of("a", "ä \"quoted\"", "1")));
  }

  @ParameterizedTest
  @MethodSource("domains")
  void aDomainComesBack(Domain domain) {
    assertThat(SpaceJson.readDomain(SpaceJson.write(domain))).isEqualTo(domain);
  }

  @Test
  void jacksonReadsAndWritesTheSameFormWithinOtherObjects() {
    JsonMapper mapper = JsonMapper.builder().addModule(new SpaceModule()).build();
    Holder holder =
        new Holder(
            List.of(
                new Parameter("o", new CategoricalDomain(List.of("a", "b"))),
                new Parameter(
                    "m",
                    new IntegerDomain(1, 9, Scale.LOG),
                    new Condition.OneOf("o", Set.of("b")))));
    String json = mapper.writeValueAsString(holder);
    assertThat(json)
        .contains("\"condition\":{\"parameter\":\"o\",\"values\":[\"b\"]}")
        .contains(SpaceJson.write(new IntegerDomain(1, 9, Scale.LOG)))
        .doesNotContain("null");
    assertThat(mapper.readValue(json, Holder.class)).isEqualTo(holder);
  }

  private record Holder(List<Parameter> parameters) {}

  @Test
  void theFormIsKnown() {
    assertThat(SpaceJson.write(new FloatDomain(0.5, 2, Scale.LOG)))
        .isEqualTo("{\"type\":\"float\",\"low\":0.5,\"high\":2.0,\"scale\":\"log\"}");
  }

  @Test
  void unknownTypesAreRefused() {
    assertThatThrownBy(() -> SpaceJson.readDomain("{\"type\":\"complex\"}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("complex");
  }
}
