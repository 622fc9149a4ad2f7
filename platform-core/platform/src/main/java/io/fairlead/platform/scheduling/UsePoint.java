package io.fairlead.platform.scheduling;

import java.time.Instant;

/**
 * How much of a cluster was in use, from {@code at} to the next point.
 *
 * @param trials that ran, in the mean
 * @param used of {@code total}: slots in local mode, else CPUs
 */
public record UsePoint(
    Instant at, double trials, double used, double total, double gpusUsed, double gpusTotal) {}
