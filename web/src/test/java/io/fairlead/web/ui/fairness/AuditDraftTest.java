package io.fairlead.web.ui.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AuditDraftTest {

  private static AuditSpec spec(boolean classes, String sensitive) {
    return new AuditDraft(
            null,
            AuditSpec.Split.TEST,
            " label ",
            "score",
            classes ? AuditDraft.Kind.CLASSES : AuditDraft.Kind.SCORES,
            "",
            sensitive)
        .spec();
  }

  @Test
  void columnsMayHaveBounds() {
    AuditSpec spec = spec(false, "sex, age: 25 60 ,");
    assertThat(spec.label()).isEqualTo("label");
    assertThat(spec.score()).isEqualTo("score");
    assertThat(spec.prediction()).isNull();
    assertThat(spec.positive()).isNull();
    assertThat(spec.sensitive()).hasSize(2);
    assertThat(spec.sensitive().getLast().column()).isEqualTo("age");
    assertThat(spec.sensitive().getLast().derivation())
        .isEqualTo(Derivation.Binned.at(List.of(25.0, 60.0)));
  }

  @Test
  void classesAreNoScores() {
    assertThat(spec(true, "sex").prediction()).isEqualTo("score");
    assertThat(spec(true, "sex").score()).isNull();
  }

  @Test
  void whatIsMissingIsSaidByField() {
    assertThatThrownBy(() -> spec(false, " "))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.field()).isEqualTo("sensitive"));
    assertThatThrownBy(() -> spec(false, "age: young"))
        .isInstanceOfSatisfying(
            InvalidInput.class, e -> assertThat(e.field()).isEqualTo("sensitive"));
  }

  @Test
  void predictedNumbersHaveNoPositiveLabel() {
    AuditSpec spec =
        new AuditDraft(null, AuditSpec.Split.TEST, "y", "p", AuditDraft.Kind.NUMBERS, "1", "sex")
            .spec();
    assertThat(spec.regression()).isTrue();
    assertThat(spec.score()).isEqualTo("p");
    assertThat(spec.positive()).isNull();
  }

  @Test
  void aTrialIsAuditedOnTheRowsAndTheLabelThatWereChosen() {
    UUID trial = UUID.randomUUID();
    AuditSpec spec = AuditDraft.ofTrial(trial, AuditSpec.Split.VALIDATION, " 7 ", "sex").spec();
    assertThat(spec.split()).isEqualTo(AuditSpec.Split.VALIDATION);
    assertThat(spec.positive()).isEqualTo("7");
    assertThat(spec.trial()).isEqualTo(trial);
    assertThat(spec.label()).isNull();
  }
}
