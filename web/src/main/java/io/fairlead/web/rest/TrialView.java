package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.ArtifactKind;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial as scripts see it.
 *
 * @param repeats the number of the trial that it trains again with another seed; left out for one
 *     that was searched
 * @param objective the first objective's latest or final value
 * @param results final figures; empty until it is COMPLETE
 * @param fairness how it stands by its study's measures between groups
 * @param explanation why it was suggested, in parts; only where one trial is asked for, and not of
 *     trials from before it was kept
 * @param attempts its runs, oldest first; only where one trial is asked for
 */
record TrialView(
    UUID id,
    UUID study,
    int number,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Integer repeats,
    TrialState state,
    Map<String, Object> parameters,
    long seed,
    long step,
    @Nullable Double objective,
    Map<String, Double> results,
    String rationale,
    String historyDigest,
    Instant suggestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String problem,
    List<FairnessView> fairness,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable ExplanationView explanation,
    @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<AttemptView> attempts,
    String path) {

  /** As lists have it. */
  static TrialView of(Caller caller, StudyFairness study, Trial trial) {
    return of(caller, study, trial, null, null);
  }

  static TrialView of(
      Caller caller,
      StudyFairness study,
      Trial trial,
      @Nullable ExplanationView explanation,
      @Nullable List<AttemptView> attempts) {
    return new TrialView(
        trial.id(),
        trial.study(),
        trial.number(),
        trial.repeats(),
        trial.state(),
        trial.parameters(),
        trial.seed(),
        trial.step(),
        trial.objective(),
        trial.metrics(),
        trial.rationale(),
        trial.historyDigest(),
        trial.suggestedAt(),
        trial.startedAt(),
        trial.endedAt(),
        trial.problem(),
        Held.of(study, trial).stream().map(FairnessView::of).toList(),
        explanation,
        attempts,
        Paths.trial(caller, trial.id()));
  }

  /**
   * One run of the trial.
   *
   * @param environment what the JVM that trains said of itself; empty before it did
   */
  record AttemptView(
      UUID id,
      int epoch,
      String agent,
      long fromStep,
      long step,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome,
      @Nullable String problem,
      @Nullable String environmentDigest,
      Map<String, String> environment,
      List<ArtifactView> artifacts) {

    static AttemptView of(
        Attempt attempt, Map<String, String> environment, List<ArtifactView> artifacts) {
      return new AttemptView(
          attempt.id(),
          attempt.epoch(),
          attempt.agent(),
          attempt.fromStep(),
          attempt.step(),
          attempt.startedAt(),
          attempt.endedAt(),
          attempt.outcome(),
          attempt.problem(),
          attempt.environment(),
          environment,
          artifacts);
    }
  }

  /** What an attempt left behind. */
  record ArtifactView(String digest, ArtifactKind kind, String name, long bytes, String path) {}
}
