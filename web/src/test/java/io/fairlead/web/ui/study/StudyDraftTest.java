package io.fairlead.web.ui.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.pruner.Pruners;
import io.fairlead.kernel.racing.Race;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.kernel.stopping.StoppingRule;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.study.StudyJson.RaceForm;
import io.fairlead.platform.study.StudyJson.StopForm;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StudyDraftTest {

  private final StudyDraft draft = draft();

  @Test
  void aSearchIsStartedForAReason() {
    StudyDraft draft = draft();
    draft.rationale = " ";
    assertThat(draft.reason()).contains("Say why this search is started.");
  }

  @Test
  void isStartableOnceEverythingIsSaid() {
    assertThat(draft.reason()).isEmpty();
    assertThat(draft.definition().parameters()).hasSize(1);
    assertThat(draft.preview()).hasSize(10).doesNotHaveDuplicates();
  }

  @Test
  void saysWhyItCannotStart() {
    draft.metric = " ";
    assertThat(draft.reason()).hasValue("Name the metric to improve.");
    draft.metric = "validation_auc";
    draft.trials = null;
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("at least 1"));
  }

  @Test
  void refusesARangeBeyondTheApprovedOne() {
    draft.parameters().getFirst().range(0.0001, 1.0);
    assertThat(draft.reason())
        .hasValueSatisfying(
            why -> assertThat(why).contains("rate").contains("0.3").contains("exception"));
    draft.parameters().getFirst().range(0.01, 0.1);
    assertThat(draft.reason()).isEmpty();
    assertThat(draft.definition().parameters().getFirst().low()).isEqualTo(0.01);
  }

  @Test
  void forbidsValuesThatMayNotComeTogether() {
    draft.catalog(List.of(entry("a"), entry("b")));
    draft.forbidden.add();
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("Say which"));
    Forbidden.Value one = draft.forbidden.combinations().getFirst().getFirst();
    Forbidden.Value other = draft.forbidden.combinations().getFirst().getLast();
    one.name = "a";
    one.low = 0.05;
    other.name = "b";
    other.low = 0.05;
    assertThat(draft.reason()).isEmpty();
    assertThat(draft.definition().forbidden().getFirst())
        .containsExactly(
            new ParameterChoice("a", 0.05, null, null, null),
            new ParameterChoice("b", 0.05, null, null, null));
    assertThat(draft.preview())
        .hasSize(10)
        .noneMatch(it -> number(it, "a") >= 0.05 && number(it, "b") >= 0.05);
    StudyDraft again = draft();
    again.forbidden.take(draft.sketch());
    assertThat(again.forbidden.forms()).isEqualTo(draft.forbidden.forms());

    one.low = 0.0;
    other.low = 0.0;
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("leave nothing"));
    draft.parameters().getLast().mode(ParameterDraft.Mode.FIX);
    draft.parameters().getLast().fixed(0.01);
    other.low = 0.02;
    assertThat(draft.reason()).isEmpty(); // it never occurs
  }

  private static double number(Configuration configuration, String name) {
    return configuration.asMap().get(name) instanceof Number number ? number.doubleValue() : -1;
  }

  @Test
  void needsSomethingThatVaries() {
    draft.parameters().getFirst().mode(ParameterDraft.Mode.FIX);
    assertThat(draft.reason()).hasValue("Let at least one parameter vary.");
    assertThat(draft.preview()).isEmpty();
  }

  @Test
  void variesWhatMattersMostAndLeavesTheRest() {
    StudyDraft draft = draft();
    draft.catalog(Stream.of("a", "b", "c", "d", "e", "f").map(StudyDraftTest::entry).toList());
    assertThat(draft.definition().parameters())
        .extracting(ParameterChoice::name)
        .containsExactly("a", "b", "c", "d");
  }

  @Test
  void saysHowManyTrialsAreTrainedInFull() {
    assertThat(draft.expectation())
        .hasValue("About 10 of 40 trials are trained in full, the others end earlier.");
    draft.chosen.want(Strategy.EXACT, 100);
    draft.chosen.setting("minSteps", 3);
    draft.chosen.setting("reductionFactor", 3);
    assertThat(draft.expectation())
        .hasValue("About 1 of 40 trials are trained in full, the others end earlier.");
    draft.chosen.want(Strategy.LEAST_COMPUTE, 100);
    assertThat(draft.expectation()).isEmpty();
    draft.chosen.want(Strategy.FEWEST_TRIALS, 100);
    assertThat(draft.expectation()).isEmpty();
  }

  @Test
  void beginsWithTheStrategyThatChoosesByItself() {
    assertThat(draft.chosen.strategy()).isEqualTo(Strategy.AUTO);
    assertThat(draft.definition().sampler().name()).isEqualTo("auto");
    assertThat(draft.definition().pruner().settings()).containsEntry("minSteps", 25L);
    for (Strategy each : Strategy.values()) {
      draft.chosen.want(each, 100);
      assertThat(draft.reason()).as(each.label()).isEmpty();
    }
  }

  @ParameterizedTest
  @MethodSource("pruners")
  void everyPrunerCanBeChosenExactlyAndIsFoundAgain(String pruner) {
    draft.chosen.want(Strategy.EXACT, 100);
    draft.chosen.sampler("tpe");
    draft.chosen.pruner(pruner, 100);
    assertThat(draft.chosen.settings(100).keySet()).isEqualTo(Pruners.parameters(pruner).keySet());
    assertThat(draft.reason()).isEmpty();

    StudyDraft again = draft();
    again.chosen.take(draft.sketch(), 100);
    assertThat(again.chosen.strategy()).isEqualTo(Strategy.EXACT);
    assertThat(again.definition().pruner()).isEqualTo(draft.definition().pruner());
    assertThat(again.definition().sampler().name()).isEqualTo("tpe");
  }

  static Set<String> pruners() {
    return Pruners.names();
  }

  @Test
  void aStrategyIsFoundAgainByWhatItDoes() {
    draft.chosen.want(Strategy.LEAST_COMPUTE, 100);
    StudyDraft again = draft();
    again.chosen.take(draft.sketch(), 100);
    assertThat(again.chosen.strategy()).isEqualTo(Strategy.LEAST_COMPUTE);
  }

  @Test
  void settingsThatCannotBeAreNotStarted() {
    draft.chosen.want(Strategy.EXACT, 100);
    draft.chosen.setting("reductionFactor", 1);
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("was 1"));
    draft.chosen.setting("reductionFactor", null);
    assertThat(draft.reason()).hasValue("The pruner needs a number for 'Keep one in'.");
    draft.chosen.setting("reductionFactor", 2);
    draft.stop = new StopForm(0.0, null, null, null);
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("above 0"));
    draft.stop = new StopForm(0.02, null, null, null);
    assertThat(draft.definition().stop())
        .isEqualTo(new StoppingRule(0.02, StoppingRule.Unit.SHARE_OF_GAIN, 20, 30));
  }

  @Test
  void theBestRaceWhereTheyCan() {
    draft.race = new RaceForm(1, null);
    assertThat(draft.reason()).hasValue("A race has 2 to 20 finalists, was 1.");
    draft.race = new RaceForm(4, null);
    assertThat(draft.reason()).isEmpty();
    assertThat(draft.definition().race()).isEqualTo(new Race(4, 5));
    assertThat(draft.definition().mostTrials()).isEqualTo(draft.definition().trials() + 20);
    assertThat(draft.sketch().race()).isEqualTo(draft.race);
    draft.trials = 3;
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("no more"));
    draft.trials = 40;
    draft.chosen.want(Strategy.EXACT, 100);
    draft.chosen.sampler("dehb");
    draft.chosen.pruner("none", 100);
    assertThat(draft.reason()).hasValueSatisfying(why -> assertThat(why).contains("can't race"));
  }

  @Test
  void beginsSoThatAGoodHandfulIsTrainedInFull() {
    for (String trainer : List.of("lightgbm", "mlp", "cnn", "of-a-team")) {
      Usual usual = Usual.of(trainer);
      draft.trials = usual.trials();
      draft.maxSteps = usual.maxSteps();
      assertThat(draft.reason()).isEmpty();
      assertThat(draft.expectation())
          .hasValueSatisfying(
              said -> assertThat(Integer.parseInt(said.split(" ", -1)[1])).isBetween(4, 12));
    }
  }

  private static final List<CatalogEntry.Source> SOURCES =
      List.of(new CatalogEntry.Source(new UUID(0, 1), Scope.INSTALLATION, 1));

  private static CatalogEntry entry(String name) {
    return new CatalogEntry(
        "lightgbm",
        new Parameter(name, new FloatDomain(0, 1, Scale.LINEAR)),
        0.5,
        null,
        "Why not.",
        SOURCES,
        null);
  }

  private static StudyDraft draft() {
    StudyDraft draft = new StudyDraft();
    draft.dataset = "german-credit";
    draft.trainer = "lightgbm";
    draft.metric = "validation_auc";
    draft.rationale = "To know.";
    draft.catalog(
        List.of(
            new CatalogEntry(
                "lightgbm",
                new Parameter("rate", new FloatDomain(0.0001, 0.3, Scale.LOG)),
                0.1,
                null,
                "Beyond it diverges.",
                SOURCES,
                null)));
    return draft;
  }
}
