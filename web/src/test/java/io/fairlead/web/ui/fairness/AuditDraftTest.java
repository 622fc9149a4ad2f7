package io.fairlead.web.ui.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.fairness.Derivation;
import io.fairlead.platform.fairness.AuditSpec;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;

class AuditDraftTest {

  private static AuditSpec spec(boolean classes, String sensitive) {
    return new AuditDraft(null, " label ", "score", classes, "", sensitive).spec();
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
}
