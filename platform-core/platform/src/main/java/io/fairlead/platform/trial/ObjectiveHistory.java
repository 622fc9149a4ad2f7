package io.fairlead.platform.trial;

import java.util.UUID;

/**
 * Every trial of a study with a value, for charts: parallel arrays in the order of trial numbers.
 *
 * @param values the first objective; NaN where there is none
 * @param states ordinals of {@link TrialState}
 */
public record ObjectiveHistory(UUID[] trials, int[] numbers, double[] values, byte[] states) {}
