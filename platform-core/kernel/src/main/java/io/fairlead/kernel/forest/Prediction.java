package io.fairlead.kernel.forest;

/**
 * What a forest says of a row.
 *
 * @param variance of the target there: between the trees' means, and within their leaves; ≥ 0
 */
public record Prediction(double mean, double variance) {}
