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
  private final Instant given;
  private volatile long step;
  private volatile OrderKind order = OrderKind.CONTINUE;
  private volatile Instant leaseUntil;
  private volatile @Nullable Instant orderedAt;
  private volatile Instant movedAt;
  private volatile boolean taken;

  Held(Assignment assignment, WarmActor actor, Instant now) {
    this.assignment = assignment;
    this.actor = actor;
    this.given = now;
    this.leaseUntil = assignment.leaseUntil();
    this.step = assignment.resume() == null ? 0 : assignment.resume().step();
    this.movedAt = now;
  }

  Assignment assignment() {
    return assignment;
  }

  WarmActor actor() {
    return actor;
  }

  /** When an actor got it. */
  Instant given() {
    return given;
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

  void reached(long lastStep, Instant now) {
    if (lastStep > step) {
      step = lastStep;
      movedAt = now;
    }
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

  /** Whether it finished no step for longer than is normal, and nobody told it to end. */
  boolean isHanging(Instant now) {
    return order == OrderKind.CONTINUE && now.isAfter(movedAt.plus(assignment.silence()));
  }

  /**
   * The result of an attempt whose process ended: one that was to stop has stopped, one that hung
   * would hang again, another goes on elsewhere.
   */
  Result cutOff(String error, Instant now) {
    boolean hung = isHanging(now);
    return new Result(
        assignment.attempt(),
        assignment.epoch(),
        order == OrderKind.STOP ? Outcome.STOPPED : hung ? Outcome.FAILED : Outcome.ABANDONED,
        step,
        Map.of(),
        null,
        hung ? hanging() : error);
  }

  private String hanging() {
    return "It finished no step within %s after step %d, so its process was ended; where a step may take longer, raise fairlead.scheduling.silence."
        .formatted(assignment.silence(), step);
  }
}
