package io.fairlead.platform.study;

import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The studies of a workspace. */
public interface Studies {

  /**
   * Checks a definition against data set, catalog and limits, and starts it.
   *
   * @throws io.fairlead.platform.problem.InvalidInput for the first thing that is wrong
   */
  Study submit(UUID workspace, StudyDefinition definition, Actor by);

  /** Newest first. */
  Page<Study> list(UUID workspace, @Nullable String after, int limit);

  Optional<Study> find(UUID workspace, String nameOrId);

  /** As {@link #find}, without counting its trials: for what is asked again and again. */
  Optional<Asked> asked(UUID workspace, UUID study);

  /** What a study was asked to do, and what its trials are measured by. */
  record Asked(StudyDefinition definition, StudyFairness fairness) {}

  /**
   * Running trials pause at their next step with a checkpoint; nothing new starts.
   *
   * @throws io.fairlead.platform.problem.Conflict when the study is over
   */
  Study pause(UUID workspace, UUID study, Actor by);

  /**
   * @throws io.fairlead.platform.problem.Conflict unless the study is PAUSED
   */
  Study resume(UUID workspace, UUID study, Actor by);

  /**
   * Running trials end at their next step; for good.
   *
   * @throws io.fairlead.platform.problem.Conflict when the study is over
   */
  default Study stop(UUID workspace, UUID study, Actor by) {
    return stop(workspace, study, null, by);
  }

  /**
   * The same, with a reason that the decision log keeps.
   *
   * @param rationale null when none is given
   */
  Study stop(UUID workspace, UUID study, @Nullable String rationale, Actor by);

  /**
   * Sets what the study's trials are measured by, those that completed included.
   *
   * @param reason why; needed to take a guardrail away or to loosen it
   * @throws io.fairlead.platform.problem.InvalidInput when the data set has no such column, or
   *     without that reason
   */
  Study measure(
      UUID workspace,
      UUID study,
      List<FairnessMeasure> measures,
      @Nullable String reason,
      Actor by);

  /**
   * Sets how much a study counts where it competes with others of its workspace.
   *
   * @param weight from 0.1 to 10
   * @param reason why; needed
   * @throws io.fairlead.platform.problem.InvalidInput for another weight, or without a reason
   */
  Study weigh(UUID workspace, UUID study, double weight, @Nullable String reason, Actor by);

  /**
   * Lets a study run more trials with the same history and seed; one that is FINISHED or STOPPED
   * goes on. Trials that ended stay as they are.
   *
   * @param more how many more trials, at least 1
   * @param rationale why, for the decision log; null when none is given
   * @throws io.fairlead.platform.problem.InvalidInput when that is too many, or when the catalog no
   *     longer approves what the study searches
   * @throws io.fairlead.platform.problem.Conflict when the study FAILED, or ended before its last
   *     trial
   */
  Study extend(UUID workspace, UUID study, int more, @Nullable String rationale, Actor by);
}
