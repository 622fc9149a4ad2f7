package io.fairlead.protocol.message;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything the platform answers agents and their drivers. */
public sealed interface AgentAnswer {

  /**
   * @param heartbeat how often drivers should send heartbeats
   * @param grace how long an attempt may take to follow an order before its process is ended
   */
  record Registered(UUID agent, Duration heartbeat, Duration grace) implements AgentAnswer {}

  record Work(List<Waiting> waiting) implements AgentAnswer {}

  /** So many trials of this workspace and bundle wait, each for these resources. */
  record Waiting(UUID workspace, String bundle, int trials, Resources each) {}

  record Leased(List<Assignment> assignments) implements AgentAnswer {}

  /** One order for each attempt of the heartbeat, in its order. */
  record Orders(List<Order> orders) implements AgentAnswer {}

  /**
   * @param leaseUntil until when the attempt may go on without another heartbeat; null unless
   *     CONTINUE
   * @param token a fresh token when the old one is about to expire
   */
  record Order(
      UUID attempt, OrderKind kind, @Nullable Instant leaseUntil, @Nullable String token) {}

  /** What a running attempt is to do. */
  enum OrderKind {
    CONTINUE,
    /** Write a checkpoint at the next step and end as PAUSED. */
    PAUSE,
    /** End at the next step as STOPPED. */
    STOP,
    /** The lease is lost: end at once and report nothing more. */
    ABANDON
  }

  /** The attempts whose results are now committed. */
  record Completed(List<UUID> attempts) implements AgentAnswer {}

  record Acknowledged() implements AgentAnswer {}
}
