package io.fairlead.kernel.sampler.gp;

/** What a process expects at a point, without noise. */
record Prediction(double mean, double deviation) {}
