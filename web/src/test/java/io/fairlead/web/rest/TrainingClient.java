package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.AgentAnswer.Registered;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.AgentRequest.Running;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.DoubleUnaryOperator;
import org.awaitility.Awaitility;

/** Speaks for an agent with a token of its own and for the attempts that it leases, without Ray. */
final class TrainingClient implements AutoCloseable {

  static final Environment ENVIRONMENT = environment("test");

  static final Duration PATIENCE = Duration.ofMinutes(8);

  final PlatformClient client;
  final Registered registered;
  final UUID driver = UUID.randomUUID();

  /** An environment with all that is required, built from {@code revision}. */
  static Environment environment(String revision) {
    Map<String, String> facts = new HashMap<>();
    Environment.REQUIRED.forEach(each -> facts.put(each, "test"));
    facts.put("code.revision", revision);
    return Environment.of(facts);
  }

  TrainingClient(RunningApplication application, String name) {
    this(application, name, application.bean(AgentTokens.class).issue(name));
  }

  /**
   * @param issued its token
   */
  TrainingClient(RunningApplication application, String name, String issued) {
    client = new PlatformClient(application.flight(), () -> issued);
    registered =
        client.register(
            new AgentRequest.Register(
                name + " " + driver, // the name of a live agent is taken
                Protocol.VERSION,
                "test",
                UUID.randomUUID(),
                RayMode.CLUSTER,
                new Resources(8, 0, 0),
                8));
  }

  /** Submits a study of one trial, which this agent is to run. */
  static String submit(RestClient person, String workspace) {
    RestClient.Answer answer =
        person.post(
            "/api/v1/workspaces/%s/studies".formatted(workspace),
            """
            {"trainer": "noop", "parameters": [{"name": "x"}],
             "objectives": [{"metric": "value", "direction": "MINIMIZE"}],
             "sampler": {"name": "random"}, "pruner": {"name": "none", "settings": {}},
             "trials": 1, "parallelism": 1, "maxSteps": 9, "seed": 1,
             "resources": {"cpus": 1, "gpus": 0, "memoryBytes": 0}}
            """);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  /** The trial of {@code workspace} that waits, or will in a moment. */
  Assignment lease(UUID workspace) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(() -> leaseNow(workspace), leased -> !leased.isEmpty())
        .getFirst();
  }

  List<Assignment> leaseNow(UUID workspace) {
    return leaseNow(workspace, "default");
  }

  /** A replay that waits, or will in a moment: each has a bundle of its own. */
  Assignment leaseReplay(UUID workspace) {
    return Awaitility.await()
        .atMost(PATIENCE)
        .until(
            () ->
                client.findWork(new AgentRequest.FindWork(registered.agent())).waiting().stream()
                    .filter(each -> each.workspace().equals(workspace))
                    .filter(each -> each.bundle().contains("replay"))
                    .flatMap(each -> leaseNow(workspace, each.bundle()).stream())
                    .toList(),
            leased -> !leased.isEmpty())
        .getFirst();
  }

  private List<Assignment> leaseNow(UUID workspace, String bundle) {
    List<Assignment> leased =
        client
            .lease(
                new AgentRequest.Lease(registered.agent(), driver, workspace, bundle, 1, 1, null))
            .assignments();
    leased.forEach(each -> actor(each).environment(ENVIRONMENT));
    return leased;
  }

  /** Reports {@code value} of steps 1 to 9 and completes. */
  void train(Assignment attempt, DoubleUnaryOperator value) {
    try (MetricStream metrics = actor(attempt).metrics(StreamLimits.DEFAULT)) {
      for (long step = 1; step <= 9; step++) {
        metrics.append(step, Map.of("value", value.applyAsDouble(step)), Instant.EPOCH);
      }
      metrics.flush();
    }
    client.complete(ended(attempt, Outcome.COMPLETED));
  }

  /** A client that acts for {@code attempt}. */
  PlatformClient actor(Assignment attempt) {
    return client.as(attempt::token);
  }

  AgentRequest.Heartbeat heartbeat(Assignment attempt) {
    return new AgentRequest.Heartbeat(
        registered.agent(), driver, List.of(new Running(attempt.attempt(), attempt.epoch(), 1)));
  }

  AgentRequest.Complete ended(Assignment attempt, Outcome outcome) {
    return new AgentRequest.Complete(
        registered.agent(),
        driver,
        List.of(
            new Result(
                attempt.attempt(),
                attempt.epoch(),
                outcome,
                9,
                outcome == Outcome.COMPLETED ? Map.of("value", 9.0) : Map.of(),
                null,
                null)));
  }

  @Override
  public void close() {
    client.close();
  }
}
