package io.fairlead.platform.decision;

import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An entry of the decision log. */
public sealed interface LogEntry {

  UUID id();

  Instant at();

  Actor by();

  /** Its number in the workspace's chain; null while it waits to be sealed. */
  @Nullable Long sequence();

  /**
   * A person's decision.
   *
   * @param id of the decision, by which others supersede it
   * @param rationale empty where a study was started or stopped by a release that let that pass
   * @param supersededBy the decision that corrects this one; null while it stands
   * @param passed guardrails that chosen trials don't keep
   * @param guardrailReason why they are chosen all the same; empty where none is passed
   */
  record Signed(
      UUID id,
      Instant at,
      Actor by,
      @Nullable Long sequence,
      DecisionType type,
      String what,
      String rationale,
      java.util.List<String> alternatives,
      java.util.List<Evidence> evidence,
      @Nullable UUID supersedes,
      @Nullable UUID supersededBy,
      java.util.List<Passed> passed,
      String guardrailReason)
      implements LogEntry {

    public Signed {
      alternatives = java.util.List.copyOf(alternatives);
      evidence = java.util.List.copyOf(evidence);
      passed = java.util.List.copyOf(passed);
    }
  }

  /**
   * What the machine decided: suggestions, prunes, pauses.
   *
   * @param kind such as {@code suggested}
   * @param study in which
   * @param inputs digest of the history that it was decided from, in hex
   */
  record Machine(
      UUID id,
      Instant at,
      Actor by,
      @Nullable Long sequence,
      String kind,
      UUID study,
      String what,
      String inputs)
      implements LogEntry {}
}
