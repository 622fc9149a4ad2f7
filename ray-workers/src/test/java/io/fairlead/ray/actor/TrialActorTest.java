package io.fairlead.ray.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.trace.Span;
import io.fairlead.protocol.trace.TraceContext;
import io.fairlead.ray.testing.Assignments;
import io.fairlead.ray.testing.InMemoryPlatform;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An actor in this process, without Ray. */
class TrialActorTest {

  private final InMemoryPlatform platform;
  private PlatformClient agent;
  private TrialActor actor;

  @TempDir private Path work;

  TrialActorTest() throws Exception {
    platform = new InMemoryPlatform();
  }

  @BeforeEach
  void start() {
    agent =
        new PlatformClient(Endpoint.parse(platform.address()), () -> InMemoryPlatform.AGENT_TOKEN);
    actor =
        new TrialActor(
            Json.write(new ActorSettings(platform.address(), null, work.toString(), true)));
  }

  @AfterEach
  void stop() throws Exception {
    agent.close();
    platform.close();
  }

  private List<Assignment> lease(Assignments... wanted) {
    for (Assignments each : wanted) {
      platform.enqueue(each.next());
    }
    return agent
        .lease(
            new AgentRequest.Lease(
                UUID.randomUUID(),
                UUID.randomUUID(),
                new UUID(0, 7),
                "bundled",
                wanted.length,
                wanted.length,
                null))
        .assignments();
  }

  private void give(List<Assignment> assignments) {
    actor.take(Json.write(new Given(assignments)));
  }

  @Test
  void shortAttemptsBringTheirPointsAlongInsteadOfStreamingThem() {
    List<Assignment> given =
        lease(Assignments.probe("ok"), Assignments.probe("ok"), Assignments.probe("ok"));
    give(given);

    Map<UUID, Result> results = new HashMap<>();
    while (results.size() < given.size()) {
      for (Result each : Json.read(actor.ended(), Endings.class).results()) {
        if (each.outcome() == Outcome.PAUSED) { // on a slow machine the first one takes long
          give(given.stream().filter(it -> it.attempt().equals(each.attempt())).toList());
        } else {
          results.put(each.attempt(), each);
        }
      }
    }

    assertThat(results.values()).extracting(Result::outcome).containsOnly(Outcome.COMPLETED);
    assertThat(results.values())
        .anySatisfy(
            each -> {
              assertThat(each.points()).isNotNull();
              assertThat(platform.pointCount(each.attempt())).isZero();
            });
  }

  @Test
  void anObjectiveThatTheTrainerDoesNotReportFailsTheTrialAtItsFirstRung() {
    give(lease(Assignments.probe("ok").steps(10, 3L).objective("unheard_of")));
    Result result = Json.read(actor.ended(), Endings.class).results().getFirst();

    assertThat(result.outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result.error())
        .startsWith("Objective unheard_of is missing after step 3: the trainer reported [")
        .contains("value");
  }

  @Test
  void anAttemptThatIsPartOfATraceTellsWhatItsTimeWentInto() {
    Assignment plain = lease(Assignments.probe("ok")).getFirst();
    give(List.of(plain.within(new TraceContext("1".repeat(32), "2".repeat(16), true))));
    Result traced = Json.read(actor.ended(), Endings.class).results().getFirst();

    List<Span> spans = Objects.requireNonNull(traced.spans());
    assertThat(spans).extracting(Span::name).startsWith("train", "prepare").endsWith("evaluate");
    assertThat(spans.getFirst().parent()).isEqualTo("2".repeat(16));
    assertThat(spans.subList(1, spans.size()))
        .allMatch(each -> spans.getFirst().id().equals(each.parent()));
    assertThat(spans).allMatch(each -> each.trace().equals("1".repeat(32)) && !each.failed());
  }

  @Test
  void anAttemptThatIsPartOfNoneTellsNothing() {
    give(lease(Assignments.probe("ok")));
    assertThat(Json.read(actor.ended(), Endings.class).results().getFirst().spans()).isNull();
  }

  @Test
  void nothingWaitsBesideAnAttemptThatTrainsForLong() {
    List<Assignment> given =
        lease(Assignments.probe("hang"), Assignments.probe("ok"), Assignments.probe("ok"));
    give(given);

    Endings endings = Json.read(actor.ended(), Endings.class);

    assertThat(endings.gaveBack()).isTrue();
    assertThat(endings.results())
        .extracting(Result::attempt)
        .containsExactly(given.get(1).attempt(), given.get(2).attempt());
    assertThat(endings.results())
        .allSatisfy(
            each -> {
              assertThat(each.outcome()).isEqualTo(Outcome.PAUSED);
              assertThat(each.step()).isZero();
            });
    assertThat(Json.read(actor.control(Json.write(new Orders(List.of()))), Progress.class).steps())
        .containsOnlyKeys(given.getFirst().attempt());
  }
}
