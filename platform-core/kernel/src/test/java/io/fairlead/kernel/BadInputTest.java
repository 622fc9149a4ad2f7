package io.fairlead.kernel;

import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Array;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What is refused says the rule, the value and the way out. */
class BadInputTest {

  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;
  private static final Domain SWITCH = new CategoricalDomain(List.of("on", "off"));
  private static final Domain SHARE = new FloatDomain(0, 1, Scale.LINEAR);
  private static final SearchSpace SPACE = new SearchSpace(List.of(new Parameter("x", SHARE)));
  private static final List<Objective> LOSS = List.of(new Objective("loss", Direction.MINIMIZE));

  private static Arguments bad(
      String what, ThrowingCallable input, String rule, String value, String wayOut) {
    return arguments(what, input, rule, value, wayOut);
  }

  private static Parameter child(String name, String parent) {
    return new Parameter(name, SWITCH, Condition.oneOf(parent, "on"));
  }

  static Stream<Arguments> ranges() {
    return Stream.of(
        bad(
            "not a number",
            () -> new FloatDomain(NAN, 1, Scale.LINEAR),
            "two finite bounds",
            "[NaN, 1.0]",
            "name the least and the most"),
        bad(
            "infinite",
            () -> new FloatDomain(0, INFINITY, Scale.LINEAR),
            "two finite bounds",
            "[0.0, Infinity]",
            "name the least and the most"),
        bad(
            "turned round",
            () -> new FloatDomain(2, 1, Scale.LINEAR),
            "from its lower to its higher",
            "[2.0, 1.0]",
            "swap them"),
        bad(
            "whole numbers turned round",
            () -> new IntegerDomain(2, 1, Scale.LINEAR),
            "from its lower to its higher",
            "[2, 1]",
            "swap them"),
        bad(
            "log of zero",
            () -> new FloatDomain(0, 1, Scale.LOG),
            "positive bounds",
            "[0.0, 1.0]",
            "use LINEAR"),
        bad(
            "log of whole zero",
            () -> new IntegerDomain(0, 1, Scale.LOG),
            "positive bounds",
            "[0, 1]",
            "use LINEAR"),
        bad(
            "too long",
            () -> new IntegerDomain(0, Long.MAX_VALUE, Scale.LINEAR),
            "between -2^53 and 2^53",
            "[0, 9223372036854775807]",
            "use a FloatDomain"),
        bad(
            "a step that isn't a number",
            () -> new FloatDomain(0, 1, Scale.LINEAR, NAN),
            "a positive number",
            "NaN",
            "0 for none"),
        bad(
            "no step of whole numbers",
            () -> new IntegerDomain(0, 1, Scale.LINEAR, 0),
            "at least 1",
            "was 0",
            "take 1"),
        bad(
            "a step that misses the end",
            () -> new FloatDomain(0, 1, Scale.LINEAR, 0.3),
            "ends on one of its steps",
            "[0.0, 1.0] by 0.3",
            "end it at 0.9"),
        bad(
            "a step on a log scale",
            () -> new IntegerDomain(1, 9, Scale.LOG, 2),
            "no steps",
            "was 2",
            "drop the step"),
        bad(
            "a million choices",
            () ->
                new CategoricalDomain(
                    IntStream.range(0, 1_000_000).mapToObj(Integer::toString).toList()),
            "at most 100000 choices",
            "1000000",
            "use a whole number"),
        bad(
            "no choice",
            () -> new CategoricalDomain(List.of()),
            "at least one choice",
            "had none",
            "add one"),
        bad(
            "a choice twice",
            () -> new CategoricalDomain(List.of("a", "a")),
            "listed once",
            "'a'",
            "leave one out"),
        bad(
            "fixed to nothing known",
            () -> Domain.fixed('x'),
            "a number, a text or a boolean",
            "x (Character)",
            "give one of those"),
        bad(
            "an array turned round",
            () -> new Array("widths", 3, 2, SHARE),
            "from 0 or more to 1 or more",
            "[3, 2]",
            "mend them"));
  }

  static Stream<Arguments> spaces() {
    Parameter a = new Parameter("a", SWITCH);
    return Stream.of(
        bad("empty", () -> new SearchSpace(List.of()), "at least one parameter", "", "add one"),
        bad(
            "a blank name",
            () -> new Parameter("  ", SHARE),
            "isn't blank",
            "'  '",
            "name what it varies"),
        bad(
            "an array's blank name",
            () -> new Array("", 0, 1, SHARE),
            "isn't blank",
            "''",
            "name what it varies"),
        bad(
            "a name twice",
            () -> new SearchSpace(List.of(a, a)),
            "different names",
            "'a'",
            "rename one"),
        bad(
            "a cycle",
            () -> new SearchSpace(List.of(child("a", "b"), child("b", "a"))),
            "depends on itself",
            "a → b → a",
            "drop one of them"),
        bad(
            "a parent that isn't there",
            () -> new SearchSpace(List.of(child("b", "a"))),
            "isn't in the space",
            "'a'",
            "add it or drop"),
        bad(
            "a condition that nothing meets",
            () ->
                new SearchSpace(List.of(a, new Parameter("b", SHARE, Condition.oneOf("a", "up")))),
            "one of on, off",
            "'up'",
            "name one of those"),
        bad(
            "conditions that contradict each other",
            () ->
                new SearchSpace(
                    List.of(
                        a,
                        new Parameter(
                            "b",
                            SHARE,
                            Condition.all(
                                Condition.oneOf("a", "on"), Condition.oneOf("a", "off"))))),
            "can never live",
            "'b'",
            "drop it"),
        bad(
            "all is forbidden",
            () -> new SearchSpace(List.of(a), List.of(Condition.oneOf("a", "on", "off"))),
            "leave something to try",
            "'a' is one of [off, on]",
            "Drop one"),
        bad(
            "a condition without a value",
            () -> Condition.oneOf("a"),
            "at least one value",
            "had none",
            "name one"),
        bad(
            "a condition without a number",
            () -> Condition.atLeast("a", NAN),
            "numbers for ends",
            "[NaN, Infinity]",
            "leave out the end"),
        bad(
            "a condition turned round",
            () -> new Condition.Between("a", 2, 1),
            "from its lower to its higher",
            "[2.0, 1.0]",
            "swap them"),
        bad(
            "a condition without an end",
            () -> Condition.atMost("a", INFINITY),
            "needs an end",
            "had none",
            "add one"),
        bad(
            "a value beyond the range",
            () -> SPACE.validate(Configuration.of(Map.of("x", 2.0))),
            "must be a number from 0.0 to 1.0",
            "was 2.0",
            ""),
        bad(
            "a value that is missing",
            () -> SPACE.validate(Configuration.empty()),
            "must be a number from 0.0 to 1.0",
            "no value",
            "give it one"),
        bad(
            "a value that isn't a number",
            () -> Configuration.of(Map.of("x", NAN)),
            "a finite number",
            "NaN",
            "give one of those"),
        bad(
            "a point of another space",
            () -> SPACE.at(new double[2]),
            "1 coordinates",
            "given 2",
            "give one a parameter"));
  }

  private static History told() {
    return History.empty()
        .append(new Suggested(0, Configuration.of(Map.of("x", 0.5))))
        .append(end(0, 1.0));
  }

  private static Ended end(int trial, double objective) {
    return new Ended(trial, Ending.COMPLETE, 1, List.of(objective), List.of());
  }

  static Stream<Arguments> searches() {
    return Stream.of(
        bad(
            "no objective",
            () -> new Problem(SPACE, List.of(), 1, 1),
            "at least one objective",
            "had none",
            "name the metric"),
        bad(
            "a blank metric",
            () -> new Objective(" ", Direction.MINIMIZE),
            "isn't blank",
            "' '",
            "name one that trials report"),
        bad(
            "no trials",
            () -> new Problem(SPACE, LOSS, 1, 0),
            "at least 1 trial",
            "maxTrials was 0",
            "raise it"),
        bad(
            "no steps",
            () -> new Problem(SPACE, LOSS, 0, 1),
            "at least 1 step",
            "maxSteps was 0",
            "take 1"),
        bad(
            "too many references",
            () -> new Problem(SPACE, LOSS, 1, 2, 3),
            "some of a search's trials",
            "3 of 2",
            "take from 0 to 2"),
        bad(
            "a value for an unknown trial",
            () -> told().append(end(1, 1)),
            "known once it was suggested",
            "trial 1 wasn't",
            "Append its suggestion first"),
        bad(
            "a value told twice",
            () -> told().append(end(0, 2)),
            "ends once",
            "trial 0 already did, as COMPLETE",
            "leave the second end out"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource({"ranges", "spaces", "searches"})
  void theMessageHasTheRuleTheValueAndTheWayOut(
      String what, ThrowingCallable input, String rule, String value, String wayOut) {
    assertThatIllegalArgumentException()
        .as(what)
        .isThrownBy(input)
        .withMessageContainingAll(rule, value, wayOut);
  }

  /** They are what a diverging training says, and rank worst. */
  @Test
  void objectivesThatAreNotFiniteAreTaken() {
    History history = told();
    for (double objective : new double[] {NAN, INFINITY, -INFINITY}) {
      int trial = history.trialCount();
      history.append(new Suggested(trial, Configuration.of(Map.of("x", 0.1 * trial))));
      assertThatNoException().isThrownBy(() -> history.append(end(trial, objective)));
    }
  }
}
