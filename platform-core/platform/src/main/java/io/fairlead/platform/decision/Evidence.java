package io.fairlead.platform.decision;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.Words;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Something that a decision stands on, as it was when the decision was signed.
 *
 * @param id of the trial, study, chart or audit
 * @param digest SHA-256 of its content then, in hex
 * @param label for people, such as {@code lightgbm-baseline #12}
 */
public record Evidence(Kind kind, UUID id, String digest, String label) {

  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  public Evidence {
    if (!DIGEST.matcher(digest).matches()) {
      throw new InvalidInput(
          "evidence",
          "Evidence is named by the SHA-256 of its content, 64 lower-case hex digits.",
          digest,
          "Give the digest of the chart's content; that of a trial, study or audit is found.");
    }
  }

  /** What can be evidence. */
  public enum Kind {
    TRIAL,
    STUDY,
    CHART,
    AUDIT;

    /** As files write it. */
    public String word() {
      return Words.of(this);
    }

    /** The kind of that {@link #word()}. */
    public static Kind parse(String word) {
      return Words.parse(Kind.class, "evidence", "Evidence is a %s.", word);
    }
  }
}
