package io.fairlead.kernel.search;

/**
 * What going on with a search is expected to bring: how much better than the best estimate so far
 * the best of the remaining trials will be, in the units of the first objective.
 *
 * @param improvement the expectation, ≥ 0
 * @param low where its 95 % interval begins, ≥ 0
 * @param high where it ends
 */
public record Outlook(double improvement, double low, double high) {}
