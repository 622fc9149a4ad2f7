package io.fairlead.web.ui.study;

import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.TrialState;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a study is.
 *
 * @param over trials that are over
 * @param planned trials that it may have
 * @param left estimated from the pace so far; empty when it isn't running or too little is known
 */
record Progress(int over, int planned, Duration elapsed, Optional<Duration> left) {

  private static final int ENOUGH_TO_JUDGE = 3;

  static Progress of(Study study, Instant now) {
    int over = 0;
    int started = 0;
    for (TrialState state : TrialState.values()) {
      int count = study.counts().getOrDefault(state, 0);
      over += state.isOver() ? count : 0;
      started += count;
    }
    int planned = Math.max(started, study.definition().trials()); // a race adds to them
    Instant start = study.startedAt() == null ? now : study.startedAt();
    Instant end = study.endedAt() == null ? now : study.endedAt();
    Duration elapsed = Duration.between(start, end);
    boolean known = study.state() == StudyState.RUNNING && over >= ENOUGH_TO_JUDGE;
    return new Progress(
        over,
        planned,
        elapsed,
        known
            ? Optional.of(elapsed.multipliedBy(Math.max(0, planned - over)).dividedBy(over))
            : Optional.empty());
  }

  /** From 0 to 1. */
  double share() {
    return planned == 0 ? 0 : Math.min(1, (double) over / planned);
  }
}
