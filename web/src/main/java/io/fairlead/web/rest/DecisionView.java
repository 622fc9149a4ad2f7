package io.fairlead.web.rest;

import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.LogEntry;
import io.fairlead.platform.decision.Passed;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An entry of the decision log as scripts see it.
 *
 * @param machine whether the machine decided; then {@code study} and {@code inputs} are there
 * @param sequence its number in the workspace's chain; null while it waits to be sealed
 * @param inputs digest of the history that the machine decided from
 * @param guardrails that chosen trials don't keep
 * @param guardrailReason why they are chosen all the same; null where none is passed
 * @param path of the decision; of the study where the machine decided
 */
record DecisionView(
    UUID id,
    Instant at,
    boolean machine,
    String type,
    String author,
    @Nullable Long sequence,
    String what,
    @Nullable String rationale,
    List<String> alternatives,
    List<EvidenceView> evidence,
    @Nullable UUID supersedes,
    @Nullable UUID supersededBy,
    @Nullable UUID study,
    @Nullable String inputs,
    List<Passed> guardrails,
    @Nullable String guardrailReason,
    String path)
    implements Once.Identified {

  /** What a decision stands on. */
  record EvidenceView(String kind, UUID id, String digest, String label) {

    static EvidenceView of(Evidence evidence) {
      return new EvidenceView(
          evidence.kind().word(), evidence.id(), evidence.digest(), evidence.label());
    }
  }

  static DecisionView of(Caller caller, LogEntry entry) {
    return switch (entry) {
      case LogEntry.Signed signed ->
          new DecisionView(
              signed.id(),
              signed.at(),
              false,
              signed.type().word(),
              signed.by().name(),
              signed.sequence(),
              signed.what(),
              signed.rationale(),
              signed.alternatives(),
              signed.evidence().stream().map(EvidenceView::of).toList(),
              signed.supersedes(),
              signed.supersededBy(),
              null,
              null,
              signed.passed(),
              signed.guardrailReason().isEmpty() ? null : signed.guardrailReason(),
              Paths.decision(caller, signed.id()));
      case LogEntry.Machine machine ->
          new DecisionView(
              machine.id(),
              machine.at(),
              true,
              machine.kind(),
              machine.by().name(),
              machine.sequence(),
              machine.what(),
              null,
              List.of(),
              List.of(),
              null,
              null,
              machine.study(),
              machine.inputs(),
              List.of(),
              null,
              Paths.study(caller, machine.study()));
    };
  }
}
