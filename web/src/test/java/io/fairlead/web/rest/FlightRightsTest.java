package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.platform.flight.FlightCall;
import io.fairlead.platform.flight.FlightCall.Bearer;
import io.fairlead.platform.workspace.AgentTokens;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Ticket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.flight.Action;
import org.apache.arrow.flight.ActionType;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every Flight call of the running application, tried with every kind of token and with none. */
class FlightRightsTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String PLACE = "flights-of-all";
  private static final Map<Bearer, String> TOKENS = new EnumMap<>(Bearer.class);

  private static RootAllocator memory;
  private static FlightClient client;
  private static TrainingClient agent;
  private static Assignment attempt;

  @BeforeAll
  static void holdEveryToken() {
    UUID workspace = APPLICATION.withEveryRole(PLACE);
    agent = new TrainingClient(APPLICATION, "rights");
    TrainingClient.submit(APPLICATION.rest("ada"), PLACE);
    attempt = agent.lease(workspace);
    TOKENS.put(Bearer.AGENT, APPLICATION.bean(AgentTokens.class).issue("another"));
    TOKENS.put(Bearer.ATTEMPT, attempt.token());
    TOKENS.put(Bearer.PERSON, APPLICATION.issue("ada", Duration.ofDays(1)));
    memory = new RootAllocator();
    client =
        FlightClient.builder(
                memory,
                Location.forGrpcInsecure(
                    "127.0.0.1", APPLICATION.flight().addresses().getFirst().port()))
            .build();
  }

  @AfterAll
  static void letGo() throws InterruptedException {
    client.close();
    memory.close();
    agent.client.complete(agent.ended(attempt, Outcome.COMPLETED));
    agent.close();
  }

  @Test
  void theListedActionsAreThoseOfTheTable() {
    List<String> listed = new ArrayList<>();
    for (ActionType each : client.listActions(headers(""))) {
      listed.add(each.getType());
    }
    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            List.of(FlightCall.values()).stream()
                .filter(call -> call.kind() == FlightCall.Kind.ACTION)
                .map(FlightCall::wireName)
                .toList());
  }

  @Test
  void whatCanBeReadAndSentIsInTheTable() {
    assertThat(FlightCall.values())
        .filteredOn(call -> call.kind() == FlightCall.Kind.GET)
        .extracting(FlightCall::wireName)
        .containsExactlyInAnyOrder(
            java.util.Arrays.stream(Ticket.Kind.values()).map(Enum::name).toArray(String[]::new));
    for (String path : List.of("unheard-of", "find-work")) {
      assertThat(put(path, TOKENS.get(Bearer.ATTEMPT)))
          .isEqualTo(FlightStatusCode.INVALID_ARGUMENT);
    }
  }

  @ParameterizedTest
  @EnumSource(FlightCall.class)
  void takesTheTokensOfItsRowAlone(FlightCall call) {
    for (Bearer bearer : Bearer.values()) {
      FlightStatusCode answer = call(call, TOKENS.get(bearer), PLACE);
      if (call.takes(bearer)) {
        assertThat(answer).as("%s for %s", call, bearer).isNotIn(refusals());
      } else {
        assertThat(answer).as("%s for %s", call, bearer).isIn(refusals());
      }
    }
    for (String token : List.of("", "flt_wrong", "fla_wrong")) {
      assertThat(call(call, token, PLACE)).isEqualTo(FlightStatusCode.UNAUTHENTICATED);
    }
  }

  @ParameterizedTest
  @EnumSource(value = FlightCall.class, names = "GET_.*", mode = EnumSource.Mode.MATCH_ALL)
  void givesEachPersonWhatTheTableSays(FlightCall call) {
    for (Asker asker : Asker.values()) {
      String token = APPLICATION.issue(asker.person, Duration.ofDays(1));
      String answer = message(call, token, PLACE);
      if (asker.may(io.fairlead.platform.workspace.Permission.READ)) {
        assertThat(answer).as("%s for %s", call, asker).doesNotContain("no workspace");
      } else {
        assertThat(answer).as("%s for %s", call, asker).contains("There is no workspace");
        assertThat(answer.replace(PLACE, "nowhere")).isEqualTo(message(call, token, "nowhere"));
      }
    }
  }

  @Test
  void givesGuestsWhatIsSharedAlone() {
    RestClient max = APPLICATION.rest("max");
    TrainingClient.submit(APPLICATION.rest("ada"), PLACE);
    Assignment done =
        agent.lease(APPLICATION.bean(Workspaces.class).find(PLACE).orElseThrow().id());
    agent.train(done, step -> step);
    String shares = "/api/v1/workspaces/" + PLACE + "/shares";
    RestClient.Answer share =
        max.post(
            shares,
            "{\"kind\": \"study\", \"subject\": \"%s\", \"with\": \"vision\"}"
                .formatted(done.study()));
    assertThat(share.status()).as(share.text()).isEqualTo(201);
    String vera = APPLICATION.issue("vera", Duration.ofDays(1));
    for (FlightCall call : FlightCall.values()) {
      if (call.kind() == FlightCall.Kind.GET && !call.alsoForGuests()) {
        assertThat(message(call, vera, PLACE)).as("%s", call).contains("There is no workspace");
      }
    }
    assertThat(message(FlightCall.GET_METRICS, vera, PLACE))
        .as("of a trial that isn't shared")
        .contains("There is no trial");
    assertThat(rows(vera, done.trial())).isEqualTo(9);
    assertThat(max.get("/api/v1/workspaces/" + PLACE + "/audit?kind=share").text())
        .contains("share.viewed", "flight");

    assertThat(max.send(max.request(share.header("Location")).DELETE()).status()).isEqualTo(204);
    assertThat(message(FlightCall.GET_METRICS, vera, PLACE)).contains("There is no workspace");
  }

  private static long rows(String token, UUID trial) {
    Ticket ticket = new Ticket(Ticket.Kind.METRICS, PLACE, trial.toString(), null);
    long rows = 0;
    try (FlightStream stream =
        client.getStream(new org.apache.arrow.flight.Ticket(Json.write(ticket)), headers(token))) {
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
      return rows;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private static List<FlightStatusCode> refusals() {
    return List.of(FlightStatusCode.UNAUTHENTICATED, FlightStatusCode.UNAUTHORIZED);
  }

  private static FlightStatusCode call(FlightCall call, String token, String workspace) {
    return switch (call.kind()) {
      case ACTION ->
          code(() -> client.doAction(action(call), headers(token)).forEachRemaining(it -> {}));
      case PUT -> put(call.wireName(), token);
      case GET -> code(() -> get(call, token, workspace));
    };
  }

  private static Action action(FlightCall call) {
    return new Action(call.wireName(), "not JSON".getBytes(StandardCharsets.UTF_8));
  }

  private static FlightStatusCode put(String path, String token) {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.BYTES, memory)) {
      return code(
          () -> {
            FlightClient.ClientStreamListener stream =
                client.startPut(
                    FlightDescriptor.path(path), root, new AsyncPutListener(), headers(token));
            stream.completed();
            stream.getResult();
          });
    }
  }

  private static void get(FlightCall call, String token, String workspace) {
    Ticket ticket =
        new Ticket(
            Ticket.Kind.valueOf(call.wireName()),
            named(token, workspace),
            UUID.randomUUID().toString(),
            null);
    try (FlightStream stream =
        client.getStream(new org.apache.arrow.flight.Ticket(Json.write(ticket)), headers(token))) {
      while (stream.next()) {
        assertThat(stream.getRoot()).isNotNull();
      }
    } catch (FlightRuntimeException refused) {
      throw refused;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** An attempt's token knows its workspace, by its id. */
  private static @org.jspecify.annotations.Nullable String named(String token, String workspace) {
    return token.equals(attempt.token()) ? null : workspace;
  }

  private static String message(FlightCall call, String token, String workspace) {
    try {
      get(call, token, workspace);
      return "";
    } catch (FlightRuntimeException refused) {
      return String.valueOf(refused.getMessage());
    }
  }

  private static FlightStatusCode code(Runnable work) {
    try {
      work.run();
      return FlightStatusCode.OK;
    } catch (FlightRuntimeException refused) {
      return refused.status().code();
    }
  }

  private static CallOption headers(String token) {
    CallHeaders headers = new FlightCallHeaders();
    headers.insert(Protocol.VERSION_HEADER, String.valueOf(Protocol.VERSION));
    if (!token.isEmpty()) {
      headers.insert(Protocol.TOKEN_HEADER, "Bearer " + token);
    }
    return new HeaderCallOption(headers);
  }
}
