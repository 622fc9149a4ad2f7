package io.fairlead.web.ui.fairness;

import io.fairlead.platform.fairness.AuditSpec;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a person typed, and the spec it means.
 *
 * @param rows of a trial; of a file all are meant
 * @param kind what a file holds; a trial knows it
 */
record AuditDraft(
    @Nullable UUID trial,
    AuditSpec.Split rows,
    String label,
    String column,
    Kind kind,
    String positive,
    String sensitive) {

  /** What was predicted. */
  enum Kind {
    SCORES("Scores"),
    CLASSES("Predicted classes"),
    NUMBERS("Predicted numbers");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  static AuditDraft ofTrial(
      UUID trial, AuditSpec.Split rows, @Nullable String positive, String sensitive) {
    return new AuditDraft(
        trial, rows, "", "", Kind.SCORES, positive == null ? "" : positive, sensitive);
  }

  AuditSpec spec() {
    boolean uploaded = trial == null;
    boolean classes = kind == Kind.CLASSES;
    return new AuditSpec(
        null,
        trial,
        rows,
        uploaded ? given(label) : null,
        uploaded && !classes ? given(column) : null,
        uploaded && classes ? given(column) : null,
        kind == Kind.NUMBERS ? null : given(positive),
        uploaded && kind == Kind.NUMBERS,
        GroupsText.read(sensitive),
        0.5,
        null);
  }

  private static @Nullable String given(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
