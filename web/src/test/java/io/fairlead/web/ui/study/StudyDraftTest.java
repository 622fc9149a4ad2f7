package io.fairlead.web.ui.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.Scope;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class StudyDraftTest {

  private final StudyDraft draft = draft();

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
    draft.pruner = "none";
    assertThat(draft.expectation()).isEmpty();
  }

  @Test
  void beginsSoThatAGoodHandfulIsTrainedInFull() {
    for (String trainer : List.of("lightgbm", "mlp", "cnn", "of-a-team")) {
      Usual usual = Usual.of(trainer);
      draft.trials = usual.trials();
      draft.maxSteps = usual.maxSteps();
      draft.minSteps = usual.minSteps();
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
