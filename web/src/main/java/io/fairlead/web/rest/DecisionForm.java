package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Evidence;
import io.fairlead.platform.decision.NewDecision;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision to be signed, as scripts send it. */
record DecisionForm(
    @Schema(example = "configuration-chosen") @Nullable String type,
    @Schema(example = "Trial 12 goes to production") @Nullable String what,
    @Schema(example = "Best validation AUC, and no group is approved less often")
        @Nullable String rationale,
    @Nullable List<String> alternatives,
    @Nullable List<EvidenceForm> evidence,
    @Schema(description = "The decision that this one corrects") @Nullable UUID supersedes,
    @Schema(description = "Why a trial is chosen that doesn't keep its study's guardrails")
        @Nullable String guardrailReason) {

  /** What it stands on. */
  record EvidenceForm(
      @Schema(example = "trial") @Nullable String kind,
      @Nullable UUID id,
      @Schema(description = "Of a chart's content; found for trials, studies and audits")
          @Nullable String digest) {

    NewDecision.Reference reference() {
      return new NewDecision.Reference(
          Evidence.Kind.parse(required("evidence.kind", kind)),
          required("evidence.id", id),
          digest);
    }
  }

  NewDecision decision() {
    return new NewDecision(
        DecisionType.parse(required("type", type)),
        required("what", what),
        required("rationale", rationale),
        alternatives == null ? List.of() : alternatives,
        evidence == null ? List.of() : evidence.stream().map(EvidenceForm::reference).toList(),
        supersedes,
        guardrailReason);
  }
}
