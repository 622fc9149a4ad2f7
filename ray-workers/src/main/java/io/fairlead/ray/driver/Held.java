package io.fairlead.ray.driver;

import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.AgentRequest.Running;
import io.fairlead.protocol.message.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An attempt that this driver holds a lease of and gave to an actor. */
final class Held {

  private final Assignment assignment;
  private final WarmActor actor;
  private volatile long step;
  private volatile OrderKind order = OrderKind.CONTINUE;
  private volatile Instant leaseUntil;
  private volatile @Nullable Instant orderedAt;
  private volatile boolean taken;

  Held(Assignment assignment, WarmActor actor) {
    this.assignment = assignment;
    this.actor = actor;
    this.leaseUntil = assignment.leaseUntil();
    this.step = assignment.resume() == null ? 0 : assignment.resume().step();
  }

  Assignment assignment() {
    return assignment;
  }

  WarmActor actor() {
    return actor;
  }

  /** Its result was taken. */
  void take() {
    taken = true;
  }

  boolean isTaken() {
    return taken;
  }

  Running running() {
    return new Running(assignment.attempt(), assignment.epoch(), step);
  }

  void reached(long lastStep) {
    step = Math.max(step, lastStep);
  }

  void receive(Order received, Instant now) {
    if (received.leaseUntil() != null) {
      leaseUntil = received.leaseUntil();
    }
    order = received.kind();
    if (received.kind() == OrderKind.CONTINUE) {
      orderedAt = null;
    } else if (orderedAt == null) {
      orderedAt = now;
    }
  }

  /** Whether the platform wants no result of it. */
  boolean isAbandoned() {
    return order == OrderKind.ABANDON;
  }

  /** Whether it ignores an order, or the end of its lease, for longer than {@code grace}. */
  boolean isDeaf(Instant now, Duration grace) {
    Instant ordered = orderedAt;
    return now.isAfter(leaseUntil.plus(grace))
        || (ordered != null && now.isAfter(ordered.plus(grace)));
  }

  /** The result of an attempt whose process ended: one that was to stop has stopped. */
  Result cutOff(String error) {
    return new Result(
        assignment.attempt(),
        assignment.epoch(),
        order == OrderKind.STOP ? Outcome.STOPPED : Outcome.ABANDONED,
        step,
        Map.of(),
        null,
        error);
  }
}
