package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.client.PlatformClient;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;

/** Speaks for an agent with a token of its own and for the attempts that it leases, without Ray. */
final class TrainingClient implements AutoCloseable {

  static final Environment ENVIRONMENT = Environment.of(Map.of("code.revision", "test"));

  static final Duration PATIENCE = Duration.ofMinutes(2);

  final PlatformClient client;
  final Registered registered;
  final UUID driver = UUID.randomUUID();

  TrainingClient(RunningApplication application, String name) {
    String issued = application.bean(AgentTokens.class).issue(name);
    client = new PlatformClient(application.flight(), () -> issued);
    registered =
        client.register(
            new AgentRequest.Register(
                name,
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
    return client
        .lease(new AgentRequest.Lease(registered.agent(), driver, workspace, "default", 1, 1, null))
        .assignments();
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
