package io.fairlead.web.rest;

import io.fairlead.platform.lineage.Difference;
import io.fairlead.platform.replay.Divergence;
import io.fairlead.platform.replay.Replay;
import io.fairlead.platform.replay.Verdict;
import io.fairlead.platform.trial.TrialState;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial that runs again.
 *
 * @param trial address of the one that is repeated
 * @param run address of the trial as which it runs now
 * @param state of the run
 * @param verdict null until the run is over
 */
record ReplayView(
    UUID id,
    String trial,
    String run,
    TrialState state,
    double tolerance,
    Instant requestedAt,
    String requestedBy,
    @Nullable VerdictView verdict,
    String path)
    implements Once.Identified {

  static ReplayView of(Caller caller, Replay replay) {
    Verdict verdict = replay.verdict();
    return new ReplayView(
        replay.id(),
        Paths.trial(caller, replay.trial()),
        Paths.trial(caller, replay.run()),
        replay.state(),
        replay.tolerance(),
        replay.requestedAt(),
        replay.requestedBy(),
        verdict == null ? null : VerdictView.of(verdict),
        Paths.replay(caller, replay.id()));
  }

  /**
   * What it showed.
   *
   * @param environment where the environments differ: {@code one} was, {@code other} is now
   * @param first where the results first differ; its step is -1 for what the end gave
   */
  record VerdictView(
      Verdict.Kind kind,
      String sentence,
      List<Difference> environment,
      @Nullable Divergence first,
      double largest,
      long values) {

    static VerdictView of(Verdict verdict) {
      return new VerdictView(
          verdict.kind(),
          verdict.sentence(),
          verdict.environment(),
          verdict.first(),
          verdict.largest(),
          verdict.values());
    }
  }
}
