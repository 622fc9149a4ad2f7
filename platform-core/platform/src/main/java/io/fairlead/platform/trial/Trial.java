package io.fairlead.platform.trial;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One configuration of a study.
 *
 * @param number from 0, in the order suggested
 * @param repeats the number of the trial whose configuration it trains again with another seed;
 *     null for one that was searched
 * @param parameters the varied ones and the fixed ones: Double, Long or String
 * @param step the last step it is known to have finished
 * @param objective the first objective's latest or final value; null while there is none
 * @param metrics final figures; empty until it is COMPLETE
 * @param rationale why the sampler suggested it
 * @param problem why it FAILED, or why it waits
 * @param fairness how it was measured by its study's measures between groups; null before that
 */
public record Trial(
    UUID id,
    UUID study,
    int number,
    @Nullable Integer repeats,
    TrialState state,
    Map<String, Object> parameters,
    long seed,
    long step,
    @Nullable Double objective,
    Map<String, Double> metrics,
    String rationale,
    String historyDigest,
    Instant suggestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String problem,
    @Nullable TrialFairness fairness) {}
