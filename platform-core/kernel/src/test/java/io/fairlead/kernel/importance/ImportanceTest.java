package io.fairlead.kernel.importance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Objective;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.api.Test;

/** Against functions whose decomposition of variance is known. */
class ImportanceTest {

  private static final FloatDomain UNIT = new FloatDomain(0, 1, Scale.LINEAR);
  private static final SearchSpace NUMBERS =
      new SearchSpace(
          List.of(
              new Parameter("a", UNIT),
              new Parameter("b", UNIT),
              new Parameter("c", new FloatDomain(1e-4, 1, Scale.LOG)),
              new Parameter("d", UNIT)));

  private static Problem problem(SearchSpace space) {
    return new Problem(space, List.of(new Objective("loss", Direction.MINIMIZE)), 10, 10_000);
  }

  private static History history(
      SearchSpace space, int trials, ToDoubleFunction<Configuration> loss) {
    History history = History.empty();
    var random = new SplitMix64(20_261_122);
    for (int i = 0; i < trials; i++) {
      Configuration drawn = space.draw(random);
      history.append(new Suggested(i, drawn));
      List<Double> value = List.of(loss.applyAsDouble(drawn));
      history.append(new Ended(i, Ending.COMPLETE, 10, value, List.of()));
    }
    return history;
  }

  private static Importance of(List<Importance> all, String name) {
    return all.stream().filter(each -> each.parameter().equals(name)).findFirst().orElseThrow();
  }

  /** 4a + 2b + c's logarithm from 0 to 1: variances as 16 : 4 : 1, d does nothing. */
  private static double additive(Configuration its) {
    return 4 * its.getDouble("a") + 2 * its.getDouble("b") + Math.log10(its.getDouble("c")) / 4;
  }

  @Test
  void anAdditiveFunctionIsTakenApart() {
    History history = history(NUMBERS, 400, ImportanceTest::additive);
    List<Importance> slow = Fanova.of(problem(NUMBERS), history, 1).parameters();
    List<Importance> fast = FastImportance.of(problem(NUMBERS), history, 1);
    for (List<Importance> all : List.of(slow, fast)) {
      assertThat(all.stream().map(Importance::parameter)).startsWith("a", "b");
      assertThat(of(all, "a").share()).isCloseTo(16 / 21.0, within(0.1));
      assertThat(of(all, "b").share()).isCloseTo(4 / 21.0, within(0.1));
      assertThat(of(all, "c").share()).isCloseTo(1 / 21.0, within(0.05));
      assertThat(of(all, "d").share()).isLessThan(0.03);
      assertThat(all)
          .allMatch(each -> 0 <= each.low() && each.low() <= each.share())
          .allMatch(each -> each.share() <= each.high() && each.high() <= 1);
    }
  }

  @Test
  void anInteractionBelongsToThePair() {
    // Two centred factors: all of the variance is in the pair.
    History history =
        history(NUMBERS, 500, its -> (its.getDouble("a") - 0.5) * (its.getDouble("b") - 0.5));
    Fanova fanova = Fanova.of(problem(NUMBERS), history, 1);
    assertThat(fanova.parameters()).allMatch(each -> each.share() < 0.2);
    Importance pair = fanova.pairs().getFirst();
    assertThat(pair.parameters()).containsExactly("a", "b");
    assertThat(pair.share()).isGreaterThan(0.4);
    assertThat(FastImportance.of(problem(NUMBERS), history, 1))
        .allMatch(each -> each.share() < 0.1);
  }

  @Test
  void choicesAndConditionsCount() {
    var space =
        new SearchSpace(
            List.of(
                new Parameter("kind", new CategoricalDomain(List.of("x", "y", "z"))),
                new Parameter("extra", UNIT, Condition.oneOf("kind", "x")),
                new Parameter("noise", UNIT)));
    // The kind explains 2/3 of variance, extra 1/108 by itself, both together 1/36 in all.
    History history =
        history(
            space,
            400,
            its ->
                switch (its.getString("kind")) {
                  case "x" -> its.getDouble("extra") - 0.5;
                  case "y" -> 1;
                  default -> 2;
                });
    for (List<Importance> all :
        List.of(
            Fanova.of(problem(space), history, 3).parameters(),
            FastImportance.of(problem(space), history, 3))) {
      assertThat(all.getFirst().parameter()).isEqualTo("kind");
      assertThat(of(all, "kind").share()).isGreaterThan(0.85);
      assertThat(of(all, "extra").share()).isLessThan(0.08);
      assertThat(of(all, "noise").share()).isLessThan(0.05);
    }
  }

  @Test
  void theSameSeedGivesTheSameAnswer() {
    History history = history(NUMBERS, 60, ImportanceTest::additive);
    Problem problem = problem(NUMBERS);
    assertThat(Fanova.of(problem, history, 5).parameters())
        .isEqualTo(Fanova.of(problem, history, 5).parameters())
        .isNotEqualTo(Fanova.of(problem, history, 6).parameters());
    assertThat(FastImportance.of(problem, history, 5))
        .isEqualTo(FastImportance.of(problem, history, 5));
  }

  @Test
  void fewTrialsGiveWideIntervals() {
    Importance few =
        of(
            FastImportance.of(problem(NUMBERS), history(NUMBERS, 20, ImportanceTest::additive), 1),
            "a");
    Importance many =
        of(
            FastImportance.of(problem(NUMBERS), history(NUMBERS, 400, ImportanceTest::additive), 1),
            "a");
    assertThat(few.high() - few.low()).isGreaterThan(2 * (many.high() - many.low()));
  }

  @Test
  void nothingMattersWhereNothingVaries() {
    History history = history(NUMBERS, 20, _ -> 1);
    assertThat(Fanova.of(problem(NUMBERS), history, 1).parameters())
        .allMatch(each -> each.share() == 0);
    assertThat(FastImportance.of(problem(NUMBERS), history, 1)).allMatch(each -> each.share() == 0);
  }

  @Test
  void tooFewTrialsAreRefused() {
    History history = history(NUMBERS, 9, ImportanceTest::additive);
    history.append(new Suggested(9, Configuration.empty().with("a", 0.5)));
    history.append(new Ended(9, Ending.PRUNED, 1, List.of(0.5), List.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Fanova.of(problem(NUMBERS), history, 1))
        .withMessageContaining("at least 10 trials that were trained in full, there were 9");
  }
}
