package io.fairlead.kernel.search;

/**
 * What a model expects of a full training, in the units of the first objective.
 *
 * @param mean the expectation
 * @param low where the 95 % interval of the expectation begins, ≤ {@code mean}; of a strategy whose
 *     forecast is a forest's beside it, as of Parzen estimators, that of the trial's value
 * @param high where it ends
 * @param improvement expected improvement on the best estimate so far, ≥ 0
 */
public record Forecast(double mean, double low, double high, double improvement) {}
