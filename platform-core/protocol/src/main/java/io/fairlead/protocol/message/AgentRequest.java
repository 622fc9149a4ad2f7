package io.fairlead.protocol.message;

import io.fairlead.protocol.trace.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Everything an agent and its drivers ask of the platform. */
public sealed interface AgentRequest {

  /**
   * An agent announces itself; the same token and name register the same agent again and end the
   * leases of its earlier process. While that one is alive, the name is taken.
   *
   * @param protocol {@link io.fairlead.protocol.Protocol#VERSION} of the agent
   * @param process a new id for each start of the agent's process
   * @param resources what its Ray has in all
   * @param slots how many trials may run at once in local mode; on a cluster resources decide
   * @param profile what people say of the cluster; null when they say nothing
   * @param facts what its Ray tells of its nodes; null in local mode
   */
  record Register(
      String name,
      int protocol,
      String version,
      UUID process,
      RayMode mode,
      Resources resources,
      int slots,
      @Nullable ClusterProfile profile,
      @Nullable ClusterFacts facts)
      implements AgentRequest {

    /** One of which nothing more is known than what it has in all. */
    public Register(
        String name,
        int protocol,
        String version,
        UUID process,
        RayMode mode,
        Resources resources,
        int slots) {
      this(name, protocol, version, process, mode, resources, slots, null, null);
    }
  }

  /** Asked for an agent that has registered, with the token that it registered with. */
  sealed interface OfAgent extends AgentRequest {
    UUID agent();
  }

  /**
   * What waits for this agent, by workspace and bundle: tells it which drivers to start.
   *
   * @param process with which it registered: once another has, this one is unknown; null from an
   *     agent of an earlier version
   */
  record FindWork(UUID agent, @Nullable UUID process) implements OfAgent {

    /** From whom doesn't matter. */
    public FindWork(UUID agent) {
      this(agent, null);
    }
  }

  /**
   * A driver asks for up to {@code count} trials of its workspace and bundle. A driver's id is new
   * for each of its processes.
   *
   * @param takingTurns how many trials take turns on the resources of one, 1 to {@value
   *     #MOST_TAKING_TURNS}: more than one where trials are so short that the next has to wait
   *     beside the actor
   * @param environment digest of the environment in which its warm actors run: what is leased is
   *     noted to run there, so that an actor need not report it again; null when there is none yet
   */
  record Lease(
      UUID agent,
      UUID driver,
      UUID workspace,
      String bundle,
      int count,
      int takingTurns,
      @Nullable String environment)
      implements OfAgent {

    /** The most trials that may take turns on the resources of one. */
    public static final int MOST_TAKING_TURNS = 256;

    public Lease {
      if (takingTurns < 1 || takingTurns > MOST_TAKING_TURNS) {
        throw new IllegalArgumentException(
            "From 1 to %d trials take turns on the resources of one, not %d."
                .formatted(MOST_TAKING_TURNS, takingTurns));
      }
    }
  }

  /** A driver renews the leases of the attempts it runs, and receives orders for them. */
  record Heartbeat(UUID agent, UUID driver, List<Running> attempts) implements OfAgent {}

  /** Attempts that ended. Sending a result again changes nothing. */
  record Complete(UUID agent, UUID driver, List<Result> results) implements OfAgent {}

  /** The agent saw this driver's process end: its leases are lost now, not at their end. */
  record DriverEnded(UUID agent, UUID driver) implements OfAgent {}

  /**
   * @param step the last step the attempt finished; 0 before the first
   */
  record Running(UUID attempt, int epoch, long step) {}

  /**
   * How an attempt ended.
   *
   * @param step the last step it finished
   * @param metrics the final evaluation, when {@code outcome} is COMPLETED; else empty
   * @param checkpoint where the next attempt goes on, when it is WAITING or PAUSED
   * @param error for people, when it FAILED or was ABANDONED
   * @param points its metric points, an Arrow stream of one batch of {@link
   *     io.fairlead.protocol.Schemas#METRICS}; null unless it was so short that it streamed none
   * @param spans what its processes did, for the study's trace; null when nobody is told of it
   */
  @SuppressWarnings("ArrayRecordComponent") // on its way into JSON; nobody compares results
  record Result(
      UUID attempt,
      int epoch,
      Outcome outcome,
      long step,
      java.util.Map<String, Double> metrics,
      @Nullable Checkpoint checkpoint,
      @Nullable String error,
      byte @Nullable [] points,
      @Nullable List<Span> spans) {

    /** One whose points were streamed. */
    public Result(
        UUID attempt,
        int epoch,
        Outcome outcome,
        long step,
        java.util.Map<String, Double> metrics,
        @Nullable Checkpoint checkpoint,
        @Nullable String error) {
      this(attempt, epoch, outcome, step, metrics, checkpoint, error, null, null);
    }

    /** The same with points that weren't streamed. */
    public Result with(byte[] unstreamed) {
      return new Result(
          attempt, epoch, outcome, step, metrics, checkpoint, error, unstreamed, spans);
    }

    /** The same, which tells of these as well. */
    public Result telling(List<Span> more) {
      List<Span> all = new ArrayList<>(spans == null ? List.of() : spans);
      all.addAll(more);
      return new Result(attempt, epoch, outcome, step, metrics, checkpoint, error, points, all);
    }
  }

  /** How an attempt ended. */
  enum Outcome {
    /** The training is over and evaluated. */
    COMPLETED,
    /** The pruner said WAIT. */
    WAITING,
    /** The pruner said END. */
    PRUNED,
    /** Ordered to pause, or given back before its start because another trial takes long. */
    PAUSED,
    /** Ordered to stop. */
    STOPPED,
    /** The trainer's own failure: another attempt would fail alike. */
    FAILED,
    /** The machine's failure: the trial goes on elsewhere from its last checkpoint. */
    ABANDONED
  }
}
