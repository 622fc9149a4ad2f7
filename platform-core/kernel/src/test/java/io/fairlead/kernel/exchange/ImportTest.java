package io.fairlead.kernel.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.json.Json;
import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import io.fairlead.kernel.space.SpaceFormat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files that the libraries wrote themselves; see README.md beside them. */
class ImportTest {

  private static String file(String name) throws IOException {
    try (InputStream in = Objects.requireNonNull(ImportTest.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private static Domain domain(SearchSpace space, String name) {
    return space.parameter(name).map(Parameter::domain).orElseThrow();
  }

  private static Condition condition(SearchSpace space, String name) {
    return space.parameter(name).flatMap(Parameter::condition).orElseThrow();
  }

  @Test
  void optunasDistributionsAreRead() throws IOException {
    Imported imported = OptunaSpace.read(file("optuna-5.0.0.json"));
    SearchSpace space = imported.space();
    assertThat(domain(space, "lr")).isEqualTo(new FloatDomain(1e-5, 0.1, Scale.LOG));
    assertThat(domain(space, "dropout")).isEqualTo(new FloatDomain(0, 0.5, Scale.LINEAR, 0.1));
    assertThat(domain(space, "layers")).isEqualTo(new IntegerDomain(1, 8, Scale.LINEAR));
    assertThat(domain(space, "units")).isEqualTo(new IntegerDomain(16, 1024, Scale.LOG));
    assertThat(domain(space, "batch")).isEqualTo(new IntegerDomain(32, 256, Scale.LINEAR, 32));
    assertThat(domain(space, "optimizer"))
        .isEqualTo(new CategoricalDomain(List.of("adam", "sgd", "lion")));
    assertThat(domain(space, "nesterov")).isEqualTo(CategoricalDomain.bool());
    assertThat(domain(space, "only").size()).isEqualTo(1);
    assertThat(imported.notes())
        .containsExactly(
            "The choices of 'width' became texts: [64, 128, 256].",
            "The choices of 'mixed' became texts: [null, 1, 0.5, x, true].");
    assertThat(SpaceFormat.readSpace(SpaceFormat.write(space))).isEqualTo(space);
  }

  @Test
  void optunasOlderDistributionsAreRead() throws IOException {
    SearchSpace space = OptunaSpace.read(file("optuna-5.0.0-replaced.json")).space();
    assertThat(space.parameters().stream().map(Parameter::domain))
        .containsExactly(
            new FloatDomain(0, 1, Scale.LINEAR),
            new FloatDomain(0.001, 1, Scale.LOG),
            new FloatDomain(0, 1, Scale.LINEAR, 0.25),
            new IntegerDomain(1, 9, Scale.LINEAR, 2),
            new IntegerDomain(1, 64, Scale.LOG));
  }

  @Test
  void configSpacesFileIsRead() throws IOException {
    Imported imported = ConfigSpaceSpace.read(file("configspace-1.2.2.json"));
    SearchSpace space = imported.space();
    assertThat(space.parameters()).hasSize(18);
    assertThat(domain(space, "size"))
        .isEqualTo(CategoricalDomain.ordinal(List.of("small", "medium", "large")));
    assertThat(domain(space, "seed")).isEqualTo(Domain.fixed(42L));
    assertThat(domain(space, "loss")).isEqualTo(Domain.fixed("mse"));
    assertThat(condition(space, "dropout"))
        .isEqualTo(
            Condition.all(
                Condition.atLeast("depth", 4), Condition.oneOf("optimizer", "adam", "sgd")));
    assertThat(condition(space, "units")).isEqualTo(Condition.oneOf("size", "medium", "large"));
    assertThat(condition(space, "warmup"))
        .isEqualTo(
            Condition.any(
                Condition.oneOf("optimizer", "adam", "lion"),
                Condition.atMost("lr", Math.nextDown(0.01))));
    assertThat(space.forbidden()).hasSize(4).contains(Condition.oneOf("size", "large"));
    assertThat(imported.notes())
        .contains(
            "The choices of 'activation' are equally likely; weights are left out.",
            "'decay' is uniform in its range; its prior is left out.",
            "Default values are left out.")
        .hasSize(6);
    assertThat(SpaceFormat.digest(SpaceFormat.readSpace(SpaceFormat.write(space))))
        .isEqualTo(SpaceFormat.digest(space));
  }

  @Test
  void whatConfigSpaceDrewIsInTheSpace() throws IOException {
    SearchSpace space = ConfigSpaceSpace.read(file("configspace-1.2.2.json")).space();
    List<?> samples =
        (List<?>) Objects.requireNonNull(Json.parse(file("configspace-1.2.2-samples.json")));
    assertThat(samples).hasSize(50);
    for (Object each : samples) {
      Map<String, Object> values = new LinkedHashMap<>();
      ((Map<?, ?>) each).forEach((name, value) -> values.put(name.toString(), value));
      space.validate(space.read(values));
    }
    var random = new SplitMix64(1);
    for (int i = 0; i < 200; i++) {
      Configuration drawn = space.draw(random);
      assertThat(drawn.getLong("low")).isLessThan(drawn.getLong("high"));
      assertThat(drawn.has("momentum")).isEqualTo(drawn.getString("optimizer").equals("sgd"));
    }
  }

  @Test
  void conditionsOnNumbersKeepTheirMeaning() {
    String children =
        """
        {"hyperparameters": [
          {"type": "uniform_int", "name": "n", "lower": 1, "upper": 3},
          {"type": "uniform_float", "name": "x", "lower": 0, "upper": 1, "q": 0.3},
          {"type": "constant", "name": "a", "value": 1}],
         "conditions": [{"child": "a", "parent": "n", "type": "%s", %s}]}
        """;
    assertThat(condition(space(children, "NEQ", "\"value\": 1"), "a"))
        .isEqualTo(Condition.atLeast("n", 2));
    assertThat(condition(space(children, "NEQ", "\"value\": 2"), "a"))
        .isEqualTo(Condition.any(Condition.atMost("n", 1), Condition.atLeast("n", 3)));
    assertThat(condition(space(children, "IN", "\"values\": [3]"), "a"))
        .isEqualTo(new Condition.Between("n", 3, 3));
    assertThat(domain(space(children, "EQ", "\"value\": 2"), "x"))
        .isEqualTo(new FloatDomain(0, 0.9, Scale.LINEAR, 0.3));
  }

  private static SearchSpace space(String form, String type, String value) {
    return ConfigSpaceSpace.read(form.formatted(type, value)).space();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'hyperparameters':[{'type':'normal_float','name':'x'}]} | 'hyperparameters[0].lower'",
        "{'hyperparameters':[{'type':'gamma','name':'x'}]} | was \"gamma\"",
        "{'hyperparameters':[{'type':'constant','name':'x','value':1}],'conditions':[{'type':'EQ',"
            + "'child':'x','parent':'y','value':1}]} | 'conditions[0].parent'",
        "{'hyperparameters':[{'type':'constant','name':'x','value':1}],'forbiddens':[{'type':"
            + "'CALL'}]} | was \"CALL\"",
        "{'hyperparameters':[]} | at least one parameter"
      })
  void whatConfigSpaceDoesNotWriteIsNamed(String json, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ConfigSpaceSpace.read(json.replace('\'', '"')))
        .withMessageContaining(message);
  }

  @Test
  void whatOptunaDoesNotWriteIsNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptunaSpace.read("{\"x\": {\"name\": \"Gamma\", \"attributes\": {}}}"))
        .withMessageContaining("\"Gamma\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OptunaSpace.read("{\"x\": 1}"))
        .withMessageContaining("'x' must be an object");
  }
}
