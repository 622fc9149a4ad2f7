package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.e2e.RestClient;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.LeaseLostException;
import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.RefusedException;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Ticket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.RootAllocator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Who may do what with which token, on the whole application's Flight port and over REST. */
class FlightTokensTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();

  private static void refused(FlightStatusCode code, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RefusedException.class, refusal -> assertThat(refusal.code()).isEqualTo(code));
  }

  @Test
  void anAgentsTokenActsForItsOwnAgentAlone() {
    UUID workspace = APPLICATION.workspace("agents", "ada");
    try (TrainingClient one = new TrainingClient(APPLICATION, "node");
        TrainingClient other = new TrainingClient(APPLICATION, "node")) {
      assertThat(other.registered.agent()).isNotEqualTo(one.registered.agent());
      TrainingClient.submit(APPLICATION.rest("ada"), "agents");
      Assignment attempt = one.lease(workspace);
      UUID theirs = one.registered.agent();
      PlatformClient thief = other.client;
      refused(FlightStatusCode.NOT_FOUND, () -> thief.findWork(new AgentRequest.FindWork(theirs)));
      refused(
          FlightStatusCode.NOT_FOUND,
          () ->
              thief.lease(
                  new AgentRequest.Lease(theirs, one.driver, workspace, "default", 1, 1, null)));
      refused(FlightStatusCode.NOT_FOUND, () -> thief.heartbeat(one.heartbeat(attempt)));
      refused(
          FlightStatusCode.NOT_FOUND, () -> thief.complete(one.ended(attempt, Outcome.COMPLETED)));
      refused(
          FlightStatusCode.NOT_FOUND,
          () -> thief.driverEnded(new AgentRequest.DriverEnded(theirs, one.driver)));

      assertThat(one.client.heartbeat(one.heartbeat(attempt)).orders())
          .singleElement()
          .matches(order -> order.kind() == OrderKind.CONTINUE);
      assertThat(one.client.complete(one.ended(attempt, Outcome.COMPLETED)).attempts())
          .containsExactly(attempt.attempt());
    }
  }

  @Test
  void anAttemptsTokenIsGoodForThatAttemptAndEpochAlone() {
    UUID workspace = APPLICATION.workspace("attempts", "ada");
    try (TrainingClient agent = new TrainingClient(APPLICATION, "node")) {
      TrainingClient.submit(APPLICATION.rest("ada"), "attempts");
      Assignment first = agent.lease(workspace);
      report(agent, first, 1);
      refused(
          FlightStatusCode.UNAUTHENTICATED,
          () -> agent.actor(first).findWork(new AgentRequest.FindWork(agent.registered.agent())));
      assertThat(
              new RestClient(APPLICATION.url(), first.token()).get("/api/v1/workspaces").status())
          .isEqualTo(401);
      refused(FlightStatusCode.NOT_FOUND, () -> read(agent.actor(first), null, UUID.randomUUID()));
      refused(
          FlightStatusCode.NOT_FOUND,
          () -> read(agent.actor(first), UUID.randomUUID().toString(), first.trial()));

      agent.client.complete(agent.ended(first, Outcome.ABANDONED));
      Assignment second = agent.lease(workspace);
      assertThat(second.epoch()).isEqualTo(first.epoch() + 1);
      PlatformClient late = agent.actor(first);
      assertThatThrownBy(() -> report(agent, first, 2)).isInstanceOf(LeaseLostException.class);
      assertThatThrownBy(() -> late.upload(ArtifactKind.MODEL, "model", new byte[1]))
          .isInstanceOf(LeaseLostException.class);
      assertThatThrownBy(() -> late.environment(TrainingClient.ENVIRONMENT))
          .isInstanceOf(LeaseLostException.class);
      assertThatThrownBy(() -> read(late, null, first.trial()))
          .isInstanceOf(LeaseLostException.class);
      report(agent, second, 1);
      assertThat(read(agent.actor(second), null, second.trial())).isEqualTo(1);
      agent.client.complete(agent.ended(second, Outcome.COMPLETED));
    }
  }

  @Test
  void anAgentsTokenForChosenWorkspacesRunsNothingOfOthers() {
    UUID here = APPLICATION.workspace("chosen", "ada");
    UUID elsewhere = APPLICATION.workspace("not-chosen", "ada");
    String token =
        APPLICATION
            .bean(AgentTokens.class)
            .issue(
                new AgentTokens.Wanted("lab", Set.of(here), Duration.ofDays(1)),
                RunningApplication.admin())
            .secret();
    try (TrainingClient agent = new TrainingClient(APPLICATION, "lab", token)) {
      TrainingClient.submit(APPLICATION.rest("ada"), "not-chosen");
      TrainingClient.submit(APPLICATION.rest("ada"), "chosen");
      Assignment attempt = agent.lease(here);
      assertThat(
              agent.client.findWork(new AgentRequest.FindWork(agent.registered.agent())).waiting())
          .extracting(AgentAnswer.Waiting::workspace)
          .doesNotContain(elsewhere);
      refused(FlightStatusCode.INVALID_ARGUMENT, () -> agent.leaseNow(elsewhere));
      agent.client.complete(agent.ended(attempt, Outcome.COMPLETED));
    }
  }

  @Test
  void aPersonsTokenReadsWhatItsPersonMay() throws Exception {
    UUID workspace = APPLICATION.workspace("people", "ada");
    try (TrainingClient agent = new TrainingClient(APPLICATION, "node")) {
      TrainingClient.submit(APPLICATION.rest("ada"), "people");
      Assignment attempt = agent.lease(workspace);
      report(agent, attempt, 1);
      UUID trial = attempt.trial();
      String brief = APPLICATION.issue("ada", Duration.ofMillis(1));
      RestClient expired = new RestClient(APPLICATION.url(), brief);
      Awaitility.await()
          .atMost(TrainingClient.PATIENCE)
          .until(() -> expired.get("/api/v1/workspaces").status() == 401);

      PlatformClient any = agent.client;
      String ada = APPLICATION.issue("ada", Duration.ofDays(1));
      String vera = APPLICATION.issue("vera", Duration.ofDays(1));
      assertThat(read(any.as(() -> ada), "people", trial)).isEqualTo(1);
      refused(FlightStatusCode.NOT_FOUND, () -> read(any.as(() -> vera), "people", trial));
      refused(FlightStatusCode.NOT_FOUND, () -> read(any.as(() -> vera), "vision", trial));
      refused(FlightStatusCode.UNAUTHENTICATED, () -> read(any.as(() -> brief), "people", trial));
      refused(
          FlightStatusCode.UNAUTHENTICATED, () -> read(any.as(() -> "flt_wrong"), "people", trial));
      refused(FlightStatusCode.UNAUTHENTICATED, () -> read(any, "people", trial));
      try (RootAllocator allocator = new RootAllocator();
          FlightClient nobody =
              FlightClient.builder(
                      allocator,
                      Location.forGrpcInsecure(
                          "127.0.0.1", APPLICATION.flight().addresses().getFirst().port()))
                  .build()) {
        byte[] ticket =
            Json.write(new Ticket(Ticket.Kind.METRICS, "people", trial.toString(), null));
        assertThatThrownBy(
                () -> nobody.getStream(new org.apache.arrow.flight.Ticket(ticket)).next())
            .isInstanceOfSatisfying(
                FlightRuntimeException.class,
                refusal ->
                    assertThat(refusal.status().code())
                        .isEqualTo(FlightStatusCode.UNAUTHENTICATED));
      }
      agent.client.complete(agent.ended(attempt, Outcome.COMPLETED));
    }
  }

  private static void report(TrainingClient agent, Assignment attempt, long step) {
    try (MetricStream metrics = agent.actor(attempt).metrics(StreamLimits.DEFAULT)) {
      metrics.append(step, Map.of("value", 1.0), Instant.EPOCH);
      metrics.flush();
    }
  }

  private static int read(PlatformClient client, @Nullable String workspace, UUID trial) {
    int[] rows = {0};
    client.read(
        new Ticket(Ticket.Kind.METRICS, workspace, trial.toString(), null),
        root -> rows[0] += root.getRowCount());
    return rows[0];
  }
}
