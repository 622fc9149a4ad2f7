package io.fairlead.platform.trial;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One run of a trial on one machine.
 *
 * @param fromStep the step of the checkpoint it started from; 0 from the beginning
 * @param step the last step it finished
 * @param outcome null while it runs; an {@code AgentRequest.Outcome}, or LOST when its lease ran
 *     out
 * @param environment digest of the environment it reported; null before it did
 */
public record Attempt(
    UUID id,
    int epoch,
    String agent,
    long fromStep,
    long step,
    Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String outcome,
    @Nullable String problem,
    @Nullable String environment) {}
