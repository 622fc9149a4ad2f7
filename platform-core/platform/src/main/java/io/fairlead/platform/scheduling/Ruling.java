package io.fairlead.platform.scheduling;

import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.Checkpoint;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a trial stands after one of its attempts ended.
 *
 * @param outcome the attempt's
 * @param step the last step it finished
 * @param objective null leaves it as it was
 * @param metrics empty leaves them as they were
 * @param resume where the next attempt starts; null for the beginning
 * @param problem why the trial FAILED or waits
 * @param queued whether it may start again as soon as there is a place
 * @param attemptProblem what went wrong with the attempt
 */
record Ruling(
    UUID trial,
    int number,
    UUID attempt,
    String outcome,
    TrialState state,
    long step,
    @Nullable Double objective,
    Map<String, Double> metrics,
    @Nullable Checkpoint resume,
    @Nullable String problem,
    boolean queued,
    @Nullable String attemptProblem) {}
