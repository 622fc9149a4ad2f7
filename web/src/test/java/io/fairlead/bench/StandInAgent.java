package io.fairlead.bench;

import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformException;
import io.fairlead.protocol.message.AgentAnswer.Registered;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.AgentRequest.Running;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Speaks the protocol of an agent and its driver without Ray, so that a benchmark can hold many
 * attempts open in one process.
 */
final class StandInAgent implements AutoCloseable {

  private static final Environment ENVIRONMENT =
      Environment.of(
          Environment.REQUIRED.stream()
              .collect(Collectors.toMap(name -> name, name -> "benchmark")));

  private final PlatformClient client;
  private final UUID workspace;
  private final UUID driver = UUID.randomUUID();
  private final Registered registered;
  private final List<Running> running = new CopyOnWriteArrayList<>();
  private volatile @Nullable String known;
  private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor();

  StandInAgent(BenchPlatform platform, int slots) throws IOException {
    String token = platform.agentToken();
    client = new PlatformClient(platform.flight(), () -> token);
    workspace = platform.workspace();
    registered =
        client.register(
            new AgentRequest.Register(
                "stand-in",
                Protocol.VERSION,
                "benchmark",
                UUID.randomUUID(),
                RayMode.CLUSTER,
                new Resources(slots, 0, 0),
                slots));
    long beat = registered.heartbeat().toMillis();
    heart.scheduleAtFixedRate(this::beat, beat, beat, TimeUnit.MILLISECONDS);
  }

  /** Leases {@code count} trials, as soon as that many are there. */
  List<Assignment> lease(int count) {
    List<Assignment> all = new ArrayList<>();
    while (all.size() < count) {
      all.addAll(leaseUpTo(count - all.size()));
    }
    return all;
  }

  List<Assignment> leaseUpTo(int count) {
    List<Assignment> leased =
        client
            .lease(
                new AgentRequest.Lease(
                    registered.agent(), driver, workspace, "default", count, 1, known))
            .assignments();
    for (Assignment each : leased) {
      if (each.environment() == null) {
        actor(each).environment(ENVIRONMENT);
        known = ENVIRONMENT.digest();
      }
    }
    leased.forEach(each -> running.add(new Running(each.attempt(), each.epoch(), 0)));
    return leased;
  }

  /** A client that acts for {@code attempt}. */
  PlatformClient actor(Assignment attempt) {
    return client.as(attempt::token);
  }

  /** Ends attempts as completed, with {@code metrics} as the evaluation of each. */
  void complete(List<Assignment> attempts, Map<String, Double> metrics) {
    client.complete(
        new AgentRequest.Complete(
            registered.agent(),
            driver,
            attempts.stream()
                .map(
                    each ->
                        new Result(
                            each.attempt(),
                            each.epoch(),
                            Outcome.COMPLETED,
                            each.maxSteps(),
                            metrics,
                            null,
                            null))
                .toList()));
    List<UUID> ended = attempts.stream().map(Assignment::attempt).toList();
    running.removeIf(each -> ended.contains(each.attempt()));
  }

  private void beat() {
    try {
      client.heartbeat(
          new AgentRequest.Heartbeat(registered.agent(), driver, List.copyOf(running)));
    } catch (PlatformException e) {
      System.err.println("A heartbeat was lost: " + e.getMessage());
    }
  }

  @Override
  public void close() {
    heart.shutdownNow();
    client.close();
  }
}
