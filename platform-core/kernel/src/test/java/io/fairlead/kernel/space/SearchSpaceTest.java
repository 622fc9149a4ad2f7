package io.fairlead.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.random.SplitMix64;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SearchSpaceTest {

  private static final Domain DEPTH = new IntegerDomain(1, 8, Scale.LINEAR);
  private static final Domain RATE = new FloatDomain(0.001, 1, Scale.LINEAR);

  /** Momentum lives with sgd, its warm-up with nesterov: two levels, written children first. */
  private final SearchSpace space =
      new SearchSpace(
          List.of(
              new Parameter("warmup", DEPTH, new Condition.OneOf("momentum", Set.of("nesterov"))),
              new Parameter(
                  "momentum",
                  choices("plain", "nesterov"),
                  new Condition.OneOf("optimizer", Set.of("sgd"))),
              new Parameter("optimizer", choices("adam", "sgd")),
              new Parameter("rate", RATE)));

  private static CategoricalDomain choices(String... choices) {
    return new CategoricalDomain(List.of(choices));
  }

  @Test
  void aConditionFollowsItsParentToAnyDepth() {
    assertThat(names(Map.of("optimizer", "adam"))).containsExactly("optimizer", "rate");
    assertThat(names(Map.of("optimizer", "sgd"))).containsExactly("momentum", "optimizer", "rate");
    assertThat(names(Map.of("optimizer", "sgd", "momentum", "nesterov")))
        .containsExactly("warmup", "momentum", "optimizer", "rate");
    assertThat(names(Map.of("optimizer", "adam", "momentum", "nesterov")))
        .as("a parent that doesn't live keeps nobody alive")
        .containsExactly("optimizer", "rate");
  }

  private List<String> names(Map<String, String> values) {
    return space.active(Configuration.of(values)).stream().map(Parameter::name).toList();
  }

  @Test
  void aPointGivesTheValuesThatLive() {
    assertThat(space.at(new double[] {0.99, 0.99, 0, 0}).asMap())
        .containsExactly(Map.entry("optimizer", "adam"), Map.entry("rate", 1e-3));
    assertThat(space.at(new double[] {0.99, 0.99, 0.99, 0}).asMap())
        .containsOnlyKeys("warmup", "momentum", "optimizer", "rate")
        .containsEntry("warmup", 8L);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.at(new double[3]))
        .withMessageContaining("4 coordinates");
  }

  @Test
  void validationNamesParameterRangeAndValue() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                space.validate(
                    Configuration.of(Map.of("optimizer", "adam", "rate", 2.0, "warmup", 3))))
        .withMessageContaining("'rate' must be a number from 0.001 to 1.0, was 2.0.")
        .withMessageContaining("'warmup' lives only while 'momentum' is one of [nesterov]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.validate(Configuration.of(Map.of("optimizer", "lion", "x", 1))))
        .withMessageContaining("'optimizer' must be one of adam, sgd, was lion.")
        .withMessageContaining(
            "'rate' must be a number from 0.001 to 1.0, but has no value; give it one.")
        .withMessageContaining("'x' isn't a parameter of the space; leave it out.");
    space.validate(Configuration.of(Map.of("optimizer", "adam", "rate", 0.5)));
  }

  @Test
  void numbersFromJsonGetTheTypeOfTheirParameter() {
    Map<String, Object> json =
        Map.of(
            "rate", 1, "optimizer", "sgd", "momentum", "nesterov", "warmup", new BigDecimal("3.0"));
    Configuration read = space.read(json);
    assertThat(read.asMap()).containsEntry("rate", 1.0).containsEntry("warmup", 3L);
    space.validate(read);
    assertThat(space.read(read.asMap())).isEqualTo(read);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.validate(space.read(Map.of("optimizer", 1, "rate", 2))))
        .withMessageContaining("'optimizer' must be one of adam, sgd, was 1.")
        .withMessageContaining("was 2.0");
    assertThat(space.read(Map.of("warmup", 2.5)).asMap()).containsEntry("warmup", 2.5);
  }

  @Test
  void spacesAreChecked() {
    refused("at least one parameter");
    refused("'a' was there twice", new Parameter("a", DEPTH), new Parameter("a", RATE));
    refused("'b', which isn't in the space", new Parameter("a", DEPTH, on("b", "x")));
    refused(
        "'b', which isn't categorical",
        new Parameter("a", DEPTH, on("b", "x")),
        new Parameter("b", RATE));
    refused(
        "'b' being 'z', but that is one of x, y",
        new Parameter("a", DEPTH, on("b", "z")),
        new Parameter("b", choices("x", "y")));
    refused(
        "depends on itself",
        new Parameter("a", choices("x"), on("b", "x")),
        new Parameter("b", choices("x"), on("a", "x")));
    refused("depends on itself", new Parameter("a", choices("x"), on("a", "x")));
  }

  private static Condition on(String parent, String value) {
    return new Condition.OneOf(parent, Set.of(value));
  }

  private static void refused(String message, Parameter... parameters) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SearchSpace(List.of(parameters)))
        .withMessageContaining(message);
  }

  @Test
  void namesAndConditionsAreChecked() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Parameter(" ", DEPTH));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Condition.OneOf("a", Set.of()))
        .withMessageContaining("'a'");
  }

  @Test
  void parametersAreFoundByName() {
    assertThat(space.parameter("rate")).map(Parameter::domain).contains(RATE);
    assertThat(space.parameter("width")).isEmpty();
  }

  @Test
  void theConfigurationsOfAFiniteSpaceAreListedOnce() {
    var finite = new SearchSpace(space.parameters().subList(0, 3));
    assertThat(finite.isFinite()).isTrue();
    assertThat(finite.configurations()) // adam, sgd with plain, sgd with nesterov and 8 warm-ups
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(finite::contains);
    assertThat(space.isFinite()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void everyPointOfEverySpaceIsOneOfItsConfigurations(long seed) {
    var random = new SplitMix64(seed);
    for (int i = 0; i < 200; i++) {
      SearchSpace any = RandomSpaces.next(random);
      Configuration configuration = any.at(random.doubles(any.parameters().size()).toArray());
      any.validate(configuration);
      assertThat(configuration.asMap().keySet())
          .containsExactlyElementsOf(
              any.active(configuration).stream().map(Parameter::name).toList());
      String name = configuration.asMap().keySet().iterator().next();
      assertThat(any.contains(configuration.with(name, "no choice"))).isFalse();
      assertThat(any.contains(configuration.with("extra", 1))).isFalse();
    }
  }
}
