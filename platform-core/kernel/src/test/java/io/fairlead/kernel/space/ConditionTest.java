package io.fairlead.kernel.space;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.Related;
import io.fairlead.kernel.space.Condition.Related.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionTest {

  private static final Parameter OPTIMIZER =
      new Parameter("optimizer", new CategoricalDomain(List.of("adam", "sgd", "lion")));
  private static final Parameter DEPTH =
      new Parameter("depth", new IntegerDomain(1, 8, Scale.LINEAR));
  private static final Parameter RATE = new Parameter("rate", new FloatDomain(0.001, 1, Scale.LOG));

  @Test
  void eachKindLooksAtValues() {
    Map<String, Object> values = Map.of("optimizer", "sgd", "depth", 3L, "rate", 0.5);
    assertThat(Condition.oneOf("optimizer", "sgd", "lion").holds(values)).isTrue();
    assertThat(Condition.oneOf("optimizer", "adam").holds(values)).isFalse();
    assertThat(Condition.atLeast("depth", 3).holds(values)).isTrue();
    assertThat(Condition.atMost("depth", 2.9).holds(values)).isFalse();
    assertThat(new Between("rate", 0.1, 0.5).holds(values)).isTrue();
    assertThat(new Related("rate", Relation.LESS, "depth").holds(values)).isTrue();
    assertThat(new Related("rate", Relation.GREATER, "depth").holds(values)).isFalse();
    assertThat(
            Condition.all(Condition.atLeast("depth", 3), Condition.oneOf("optimizer", "adam"))
                .holds(values))
        .isFalse();
    assertThat(
            Condition.any(Condition.atLeast("depth", 3), Condition.oneOf("optimizer", "adam"))
                .holds(values))
        .isTrue();
    assertThat(Condition.atLeast("width", 0).holds(values)).as("has no value").isFalse();
  }

  @Test
  void wordsAreForPeople() {
    assertThat(
            Condition.any(
                    Condition.all(Condition.oneOf("optimizer", "sgd"), new Between("depth", 2, 4)),
                    new Related("a", Relation.EQUAL, "b"),
                    Condition.atMost("rate", 0.1))
                .describe())
        .isEqualTo(
            "(('optimizer' is one of [sgd] and 'depth' is from 2.0 to 4.0) or 'a' is equal to 'b'"
                + " or 'rate' is at most 0.1)");
  }

  @Test
  void conditionsThatNothingMeetsAreRefused() {
    refused("'x' depends on 'width', which isn't in the space", Condition.atLeast("width", 1));
    refused("which is categorical; name its choices", Condition.atLeast("optimizer", 1));
    refused("but that is a whole number from 1 to 8", Condition.atLeast("depth", 9));
    refused("two choices can be equal", new Related("depth", Relation.LESS, "optimizer"));
    refused(
        "'x' can never live",
        Condition.all(Condition.oneOf("optimizer", "adam"), Condition.oneOf("optimizer", "sgd")));
    refused(
        "'x' can never live",
        Condition.all(Condition.atLeast("rate", 0.5), Condition.atMost("rate", 0.4)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Between("depth", 3, 2))
        .withMessageContaining("[3.0, 2.0]; swap them");
    assertThatIllegalArgumentException().isThrownBy(() -> Condition.atLeast("depth", Double.NaN));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Condition.all(Condition.atLeast("depth", 3)))
        .withMessageContaining("there were 1");
  }

  private static void refused(String message, Condition condition) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SearchSpace(
                    List.of(OPTIMIZER, DEPTH, RATE, new Parameter("x", RATE.domain(), condition))))
        .withMessageContaining(message);
  }

  @Test
  void aCycleIsShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SearchSpace(
                    List.of(
                        new Parameter("a", DEPTH.domain(), Condition.atLeast("b", 2)),
                        new Parameter("b", DEPTH.domain(), Condition.atLeast("c", 2)),
                        new Parameter("c", DEPTH.domain(), Condition.atLeast("b", 2)))))
        .withMessage("'b' depends on itself through its conditions (b → c → b); drop one of them.");
  }

  @Test
  void conditionsMayBeOfAnyDepth() {
    List<Parameter> line = new ArrayList<>(List.of(new Parameter("p0", DEPTH.domain())));
    for (int i = 1; i < 20_000; i++) {
      line.add(new Parameter("p" + i, DEPTH.domain(), Condition.atLeast("p" + (i - 1), 1)));
    }
    var space = new SearchSpace(line.reversed());
    assertThat(space.draw(new SplitMix64(1)).asMap()).hasSize(20_000);
  }

  @Test
  void whatIsForbiddenIsNeverDrawnAndTheRestIsUniform() {
    var space =
        new SearchSpace(
            List.of(OPTIMIZER, DEPTH),
            List.of(
                Condition.all(
                    Condition.oneOf("optimizer", "lion"), Condition.atLeast("depth", 3))));
    assertThat(space.configurations()).hasSize(3 * 8 - 6).allMatch(space::contains);
    var random = new SplitMix64(3);
    int lions = 0;
    for (int i = 0; i < 18_000; i++) {
      Configuration drawn = space.draw(random);
      space.validate(drawn);
      lions += drawn.getString("optimizer").equals("lion") ? 1 : 0;
    }
    assertThat(lions).as("2 of 18 combinations").isBetween(1_800, 2_200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.validate(Configuration.of(Map.of("optimizer", "lion", "depth", 5))))
        .withMessage(
            "Forbidden is this: ('optimizer' is one of [lion] and 'depth' is at least 3.0); change"
                + " one of them.");
  }

  @Test
  void whatIsRarelyAllowedIsFoundAllTheSame() {
    List<Condition> forbidden = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      parameters.add(new Parameter("p" + i, DEPTH.domain()));
      forbidden.add(Condition.atLeast("p" + i, 2)); // one of 8¹² combinations is left
    }
    parameters.add(RATE);
    Configuration drawn = new SearchSpace(parameters, forbidden).draw(new SplitMix64(1));
    assertThat(drawn.getLong("p11")).isEqualTo(1);
    assertThat(drawn.getDouble("rate")).isBetween(0.001, 1.0);
  }

  @Test
  void forbiddingEverythingIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new SearchSpace(
                    List.of(OPTIMIZER, RATE),
                    List.of(
                        Condition.oneOf("optimizer", "adam", "lion"),
                        Condition.all(
                            Condition.oneOf("optimizer", "sgd"), Condition.atMost("rate", 0.5)),
                        Condition.atLeast("rate", 0.4))))
        .withMessageStartingWith(
            "Forbidden combinations leave something to try; these leave nothing")
        .withMessageContaining("'rate' is at least 0.4");
    assertThatIllegalArgumentException()
        .as("a parameter that only lives where it is forbidden to")
        .isThrownBy(
            () ->
                new SearchSpace(
                    List.of(
                        OPTIMIZER,
                        new Parameter("x", RATE.domain(), Condition.oneOf("optimizer", "sgd"))),
                    List.of(Condition.oneOf("optimizer", "sgd"))))
        .withMessageContaining("'x' can never live");
  }

  @Test
  void relationsBetweenParametersAreForbiddenToo() {
    var space =
        new SearchSpace(
            List.of(DEPTH, new Parameter("other", DEPTH.domain())),
            List.of(
                new Related("depth", Relation.GREATER, "other"),
                new Related("depth", Relation.EQUAL, "other")));
    assertThat(space.configurations())
        .hasSize(28)
        .allMatch(each -> each.getLong("depth") < each.getLong("other"));
  }

  @Test
  void anArrayUnfoldsIntoElementsUnderItsLength() {
    var array = new Array("widths", 1, 3, new IntegerDomain(16, 64, Scale.LOG));
    var space = new SearchSpace(array.unfold());
    assertThat(space.parameters().stream().map(Parameter::name))
        .containsExactly("widths.length", "widths[0]", "widths[1]", "widths[2]");
    Configuration two = space.at(new double[] {0.5, 0, 0.99999, 0.5});
    assertThat(two.getList("widths")).containsExactly(16L, 64L);
    assertThat(space.read(Map.of("widths", List.of(16, 64)))).isEqualTo(two);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> space.validate(space.read(Map.of("widths", List.of(16, 17, 18, 19)))))
        .withMessageContaining("'widths.length' must be a whole number from 1 to 3, was 4.");
    var random = new SplitMix64(5);
    int[] lengths = new int[4];
    for (int i = 0; i < 9_000; i++) {
      lengths[space.draw(random).getList("widths").size()]++;
    }
    assertThat(lengths[0]).isZero();
    assertThat(List.of(lengths[1], lengths[2], lengths[3])).allMatch(n -> n > 2_800 && n < 3_200);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Array("widths", 2, 1, DEPTH.domain()))
        .withMessageContaining("[2, 1]");
  }
}
