package io.fairlead.kernel.sampler.cma;

/**
 * A draw from the distribution.
 *
 * @param numbers where, along each axis that has an order; beyond the unit interval where it can be
 *     counted
 * @param choices of each parameter without an order, by number; negative where it didn't live
 * @param generation of the distribution it was drawn from; negative if it wasn't
 */
record Member(double[] numbers, int[] choices, int generation) {}
