package io.fairlead.ray.driver;

import io.fairlead.protocol.message.AgentRequest;

/**
 * How many attempts an actor is given at once: one, unless trials are so short that waiting for the
 * next lease would take as long as training; then as many as start within a quarter of a second.
 */
final class Prefetch {

  private static final double AHEAD_NANOS = 250e6;
  private static final double WEIGHT = 0.2;

  private double attemptNanos = AHEAD_NANOS;

  /** An actor had an attempt for so long, after the end of the one before. */
  synchronized void ended(long nanos) {
    attemptNanos += WEIGHT * (Math.min((double) nanos, AHEAD_NANOS) - attemptNanos);
  }

  synchronized int depth() {
    return (int)
        Math.clamp(
            AHEAD_NANOS / Math.max(attemptNanos, 1), 1, AgentRequest.Lease.MOST_TAKING_TURNS);
  }
}
