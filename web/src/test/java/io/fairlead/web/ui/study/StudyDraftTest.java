package io.fairlead.web.ui.study;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import io.fairlead.platform.catalog.CatalogEntry;
import java.util.List;
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
                "Beyond it diverges.",
                1)));
    return draft;
  }
}
