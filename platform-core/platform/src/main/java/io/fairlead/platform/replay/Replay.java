package io.fairlead.platform.replay;

import io.fairlead.platform.trial.TrialState;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A trial that runs again.
 *
 * @param trial the one that is repeated
 * @param run as which it runs now
 * @param state of the run
 * @param verdict null until the run is over
 */
public record Replay(
    UUID id,
    UUID trial,
    UUID run,
    TrialState state,
    double tolerance,
    Instant requestedAt,
    String requestedBy,
    @Nullable Verdict verdict) {}
