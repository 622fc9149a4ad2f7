package io.fairlead.platform.fairness;

import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be audited.
 *
 * @param name what the audit is called; null for one made from its source
 * @param trial the trial whose stored predictions are meant; null for uploaded ones
 * @param split of a trial: TEST unless VALIDATION is named
 * @param label the column of what was true; null for a trial
 * @param score the column of scores, or of predicted numbers; null where classes are given
 * @param prediction the column of predicted classes; null where scores are given
 * @param positive the label that counts as positive; null for 1 (or true), or the trial's own
 * @param regression whether numbers are predicted
 * @param sensitive at least one; several mean their intersections
 * @param threshold predicted class is score ≥ threshold
 * @param reference the group that others are compared with; null for the largest
 */
public record AuditSpec(
    @Nullable String name,
    @Nullable UUID trial,
    Split split,
    @Nullable String label,
    @Nullable String score,
    @Nullable String prediction,
    @Nullable String positive,
    boolean regression,
    List<SensitiveColumn> sensitive,
    double threshold,
    @Nullable Map<String, String> reference) {

  /** Rows that no trial trained on. */
  public enum Split {
    TEST,
    VALIDATION
  }

  public AuditSpec {
    sensitive = List.copyOf(sensitive);
    reference =
        reference == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(reference));
    if (sensitive.isEmpty()) {
      throw new InvalidInput(
          "sensitive",
          "An audit compares groups, told apart by at least one column.",
          "[]",
          "Name a column, such as sex.");
    }
    Set<String> names = new HashSet<>();
    for (SensitiveColumn column : sensitive) {
      if (!names.add(column.name())) {
        throw new InvalidInput(
            "sensitive",
            "Each column of groups has its own name.",
            column.name(),
            "Leave one out, or name it with 'as'.");
      }
    }
    if (!Double.isFinite(threshold)) {
      throw new InvalidInput(
          "threshold", "A threshold is a finite number.", "" + threshold, "Use one such as 0.5.");
    }
    if (trial == null) {
      checkUpload(label, score, prediction);
    } else if (label != null || score != null || prediction != null || regression) {
      throw new InvalidInput(
          "trial",
          "A trial's predictions have their columns already.",
          trial.toString(),
          "Leave out label, score, prediction and task.");
    }
    if (name != null && name.length() > 100) {
      throw new InvalidInput("name", "A name has at most 100 characters.", name, "Shorten it.");
    }
  }

  private static void checkUpload(
      @Nullable String label, @Nullable String score, @Nullable String prediction) {
    if (label == null) {
      throw new InvalidInput(
          "label", "An audit knows what was true.", null, "Name the column of labels.");
    }
    if ((score == null) == (prediction == null)) {
      throw new InvalidInput(
          "score",
          "Either scores are given or predicted classes.",
          score == null ? null : score + " and " + prediction,
          "Name one column, as score or as prediction.");
    }
  }

  /** The same at another threshold. */
  public AuditSpec at(double other) {
    return with(other, reference, positive);
  }

  AuditSpec with(@Nullable Map<String, String> chosen, @Nullable String positiveLabel) {
    return with(threshold, chosen, positiveLabel);
  }

  private AuditSpec with(
      double other, @Nullable Map<String, String> chosen, @Nullable String positiveLabel) {
    return new AuditSpec(
        name,
        trial,
        split,
        label,
        score,
        prediction,
        positiveLabel,
        regression,
        sensitive,
        other,
        chosen);
  }
}
