package io.fairlead.ray.driver;

import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.ray.actor.Endings;

/**
 * How many attempts an actor is given at once: one, unless trials are so short that waiting for the
 * next lease would take as long as training; then as many as start within a quarter of a second.
 */
final class Prefetch {

  private static final double AHEAD_NANOS = 250e6;
  private static final double WEIGHT = 0.2;

  private double attemptNanos = AHEAD_NANOS;

  /** Attempts trained for so long; where some waited too long, nothing is to wait for a while. */
  synchronized void ended(Endings endings) {
    if (endings.gaveBack()) {
      attemptNanos = AHEAD_NANOS;
      return;
    }
    double each = (double) endings.training().toNanos() / endings.results().size();
    for (int i = 0; i < endings.results().size(); i++) {
      attemptNanos += WEIGHT * (Math.min(each, AHEAD_NANOS) - attemptNanos);
    }
  }

  synchronized int depth() {
    return (int)
        Math.clamp(
            AHEAD_NANOS / Math.max(attemptNanos, 1), 1, AgentRequest.Lease.MOST_TAKING_TURNS);
  }
}
