package io.fairlead.web.ui.fairness;

import io.fairlead.platform.fairness.AuditSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a person typed, and the spec it means. */
record AuditDraft(
    @Nullable UUID trial,
    String label,
    String score,
    boolean classes,
    String positive,
    String sensitive) {

  AuditSpec spec() {
    String predictions = score.isBlank() ? null : score.strip();
    return new AuditSpec(
        null,
        trial,
        AuditSpec.Split.TEST,
        trial != null || label.isBlank() ? null : label.strip(),
        trial != null || classes ? null : predictions,
        trial != null || !classes ? null : predictions,
        trial != null || positive.isBlank() ? null : positive.strip(),
        false,
        GroupsText.read(sensitive),
        0.5,
        null);
  }
}
