package io.fairlead.platform.decision;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.Written;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A decision to be signed.
 *
 * @param what was decided, in one line of at most 200 characters
 * @param rationale why; at most 10,000 characters
 * @param alternatives what else could have been done
 * @param evidence what it stands on
 * @param supersedes the decision that this one corrects; null for none
 * @param guardrailReason why a trial is chosen that doesn't keep its study's guardrails; null where
 *     all do
 */
public record NewDecision(
    DecisionType type,
    String what,
    String rationale,
    List<String> alternatives,
    List<Reference> evidence,
    @Nullable UUID supersedes,
    @Nullable String guardrailReason) {

  private static final int LONGEST_WHAT = 200;
  private static final int LONGEST_RATIONALE = 10_000;
  private static final int MOST = 50;

  public NewDecision {
    what = text("what", what, LONGEST_WHAT, "what was decided");
    rationale = text("rationale", rationale, LONGEST_RATIONALE, "why it was decided");
    alternatives =
        alternatives.stream()
            .map(each -> text("alternatives", each, LONGEST_WHAT, "what else could be done"))
            .toList();
    evidence = List.copyOf(evidence);
    atMost("alternatives", alternatives.size());
    atMost("evidence", evidence.size());
    guardrailReason =
        guardrailReason == null || Written.strip(guardrailReason).isEmpty()
            ? null
            : text(
                "guardrailReason", guardrailReason, LONGEST_RATIONALE, "why a guardrail is passed");
  }

  /** A decision that passes no guardrail. */
  public NewDecision(
      DecisionType type,
      String what,
      String rationale,
      List<String> alternatives,
      List<Reference> evidence,
      @Nullable UUID supersedes) {
    this(type, what, rationale, alternatives, evidence, supersedes, null);
  }

  /**
   * Names evidence.
   *
   * @param digest of its content; null for a trial or study, whose digest is found
   */
  public record Reference(Evidence.Kind kind, UUID id, @Nullable String digest) {}

  private static String text(String field, String text, int longest, String meaning) {
    String stripped = Written.strip(text);
    if (stripped.isEmpty() || stripped.length() > longest || stripped.indexOf('\0') >= 0) {
      throw new InvalidInput(
          field,
          "A decision says %s, in 1 to %d characters.".formatted(meaning, longest),
          stripped.length() > 60 ? stripped.length() + " characters" : stripped,
          stripped.isEmpty() ? "Write it down: it can't be added later." : "Say it in fewer.");
    }
    return stripped;
  }

  private static void atMost(String field, int count) {
    if (count > MOST) {
      throw new InvalidInput(
          field,
          "A decision has at most %d of them.".formatted(MOST),
          Integer.toString(count),
          "Name the ones that mattered.");
    }
  }
}
