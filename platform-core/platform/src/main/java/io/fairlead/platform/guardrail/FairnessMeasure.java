package io.fairlead.platform.guardrail;

import com.fasterxml.jackson.annotation.JsonValue;
import io.fairlead.kernel.fairness.Disparity;
import io.fairlead.platform.problem.InvalidInput;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A measure between groups that a study's trials are measured by.
 *
 * @param word such as {@code demographic_parity_difference}; Fairlearn's name
 * @param sensitive the columns that tell groups apart; several mean their intersections
 * @param threshold predicted class is score ≥ threshold
 * @param rows on which rows that no trial trained on
 * @param positive the label that counts as positive, where there are more than two; else null
 * @param limit a guardrail: the largest difference, or the smallest ratio, that passes; null for a
 *     measure that is only shown
 */
public record FairnessMeasure(
    String word,
    List<SensitiveColumn> sensitive,
    double threshold,
    Rows rows,
    @Nullable String positive,
    @Nullable Double limit) {

  /** What a difference between equal rates may be by rounding alone. */
  private static final double ROUNDING = 1e-12;

  /** Rows that no trial trained on. */
  public enum Rows {
    TEST,
    VALIDATION
  }

  public FairnessMeasure {
    sensitive = List.copyOf(sensitive);
    if (!words().contains(word)) {
      throw new InvalidInput(
          "fairness.measure",
          "A measure between groups is one of %s.".formatted(String.join(", ", words())),
          word,
          "Choose one of them.");
    }
    Set<String> names = new HashSet<>();
    if (sensitive.isEmpty() || !sensitive.stream().allMatch(each -> names.add(each.name()))) {
      throw new InvalidInput(
          "fairness.sensitive",
          "Groups come from at least one column, each with a name of its own.",
          sensitive.isEmpty() ? "[]" : names.toString(),
          "Name a column, such as sex.");
    }
    if (!Double.isFinite(threshold)) {
      throw new InvalidInput(
          "fairness.threshold", "A threshold is a finite number.", "" + threshold, "Try 0.5.");
    }
    if (limit != null && !(limit >= 0 && limit <= 1)) {
      throw new InvalidInput(
          "fairness.limit",
          "A limit of a difference or ratio lies between 0 and 1.",
          limit.toString(),
          "Try 0.1 for a difference, 0.8 for a ratio, or leave it out to show the measure alone.");
    }
  }

  /** The measures there are. */
  public static List<String> words() {
    return Arrays.stream(Disparity.values())
        .flatMap(each -> Stream.of(each.differenceWord(), each.ratioWord()))
        .toList();
  }

  /** Whether trials beyond its limit are flagged. */
  public boolean isGuardrail() {
    return limit != null;
  }

  /** Whether smaller is worse. */
  public boolean isRatio() {
    return word.endsWith("_ratio");
  }

  /** Tells it from the others of its study, such as {@code equalized_odds_ratio by sex × age}. */
  public String name() {
    return word
        + " by "
        + sensitive.stream().map(SensitiveColumn::name).collect(Collectors.joining(" × "))
        + (threshold == 0.5 ? "" : " at " + threshold)
        + (rows == Rows.TEST ? "" : " (validation)");
  }

  /** Whether a value is beyond the limit; never without one. */
  public boolean isBeyond(double value) {
    return limit != null && (isRatio() ? value < limit - ROUNDING : value > limit + ROUNDING);
  }

  /** The limit as people say it: {@code at most 0.1}; empty without one. */
  public String limitWords() {
    return limit == null ? "" : (isRatio() ? "at least " : "at most ") + limit;
  }

  /** Whether {@code other}, of the same name, lets more pass. */
  boolean isLoosenedBy(FairnessMeasure other) {
    return limit != null
        && (other.limit == null || (isRatio() ? other.limit < limit : other.limit > limit));
  }

  /** As definitions have it. */
  @JsonValue
  Map<String, Object> json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("measure", word);
    members.put("sensitive", sensitive.stream().map(SensitiveForm::write).toList());
    members.put("threshold", threshold);
    members.put("rows", rows.name());
    if (positive != null) {
      members.put("positive", positive);
    }
    if (limit != null) {
      members.put("limit", limit);
    }
    return members;
  }
}
