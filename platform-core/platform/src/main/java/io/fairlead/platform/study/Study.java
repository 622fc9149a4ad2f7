package io.fairlead.platform.study;

import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.trial.TrialState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A search as people see it.
 *
 * @param counts how many trials are in each state; all states are present
 * @param best the best finished trial by the first objective, repeats left out, or the one that its
 *     race recommends; null while there is none
 * @param problem why it FAILED, why it FINISHED before its last trial, why nothing runs while it is
 *     QUEUED, or that it has no budget to go on while it is RUNNING; null otherwise
 * @param conclusion what came of its race, or what it races for, in sentences for people; null when
 *     it has none or that isn't known
 * @param fairness what its trials are measured by now
 * @param trace the id of its trace; null when it has none
 */
public record Study(
    UUID id,
    UUID workspace,
    String name,
    StudyState state,
    StudyDefinition definition,
    Map<TrialState, Integer> counts,
    @Nullable Best best,
    Instant createdAt,
    String createdBy,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String problem,
    StudyFairness fairness,
    @Nullable String trace,
    @Nullable String conclusion) {

  /**
   * @param objective the value of the first objective; of a race's winner the mean of its repeats
   */
  public record Best(UUID trial, int number, double objective, Map<String, Object> parameters) {}
}
