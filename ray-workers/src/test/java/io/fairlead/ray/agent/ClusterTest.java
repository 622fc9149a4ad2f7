package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.testing.AgentProcess;
import io.fairlead.ray.testing.Assignments;
import io.fairlead.ray.testing.InMemoryPlatform;
import io.fairlead.ray.testing.RayCluster;
import io.fairlead.ray.testing.Received;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The same agent, driver and actor on a real Ray cluster of one node. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClusterTest {

  private static final Duration LONG = Duration.ofMinutes(4);
  private RayCluster cluster;
  private InMemoryPlatform platform;
  private AgentProcess agent;
  private int before;

  /** Agent, drivers and actors take seconds to start, so they serve all. */
  @BeforeAll
  void start(@TempDir Path work) throws Exception {
    cluster = RayCluster.start();
    platform = new InMemoryPlatform();
    platform.heartbeatEvery(Duration.ofMillis(200), Duration.ofSeconds(15));
    agent = AgentProcess.beside(cluster, platform, work);
  }

  @BeforeEach
  void countFromHere() {
    before = platform.results().size();
  }

  @AfterAll
  void stop() throws Exception {
    if (agent != null) {
      agent.close();
      platform.close();
    }
    if (cluster != null) {
      cluster.close();
    }
  }

  private List<Result> ended() {
    return platform.results().subList(before, platform.results().size());
  }

  @Test
  void trialsRunOnWarmActors() throws Exception {
    List<Assignment> trials =
        Stream.generate(() -> Assignments.probe("ok").steps(5, 3L).next()).limit(40).toList();
    trials.forEach(platform::enqueue);
    platform.await("all results", LONG, p -> ended().size() == 40);
    assertThat(ended()).allMatch(result -> result.outcome() == Outcome.COMPLETED);
    for (Assignment trial : trials) {
      assertThat(platform.points(trial.attempt()))
          .extracting("step")
          .containsExactly(1L, 2L, 3L, 4L, 5L);
    }
  }

  @Test
  void ordersReachATrainingActorAndADeafOneIsKilled() throws Exception {
    Assignment slow =
        Assignments.of("probe", Map.of("mode", "slow", "step_millis", 100L)).steps(10_000).next();
    Assignment hanging = Assignments.probe("hang").next();
    platform.enqueue(slow);
    platform.enqueue(hanging);
    platform.await("steps", LONG, p -> p.lastStep(slow.attempt()) > 3);
    platform.order(slow.attempt(), OrderKind.PAUSE);
    platform.order(hanging.attempt(), OrderKind.STOP);
    platform.await("both ends", LONG, p -> ended().size() == 2);
    assertThat(ended())
        .extracting("outcome")
        .containsExactlyInAnyOrder(Outcome.PAUSED, Outcome.STOPPED);
    assertThat(platform.artifactNames()).anyMatch(name -> name.startsWith("CHECKPOINT/"));
    Assignment after = Assignments.probe("ok").next();
    platform.enqueue(after);
    platform.await("a trial on a new actor", LONG, p -> ended().size() == 3);
  }

  @Test
  void oneThatHangsFailsByItselfAndItsNeighbourGoesOn() throws Exception {
    Assignment hanging = Assignments.probe("hang").silence(Duration.ofSeconds(3)).next();
    Assignment good = Assignments.probe("ok").next();
    platform.enqueue(hanging);
    platform.enqueue(good);
    platform.await("both ends", LONG, p -> ended().size() == 2);
    assertThat(ended())
        .extracting("outcome")
        .containsExactlyInAnyOrder(Outcome.FAILED, Outcome.COMPLETED);
    assertThat(ended())
        .filteredOn(result -> result.attempt().equals(hanging.attempt()))
        .singleElement()
        .satisfies(
            result ->
                assertThat(result.error())
                    .startsWith("It finished no step within PT3S after step"));
  }

  @Test
  void aTrialThatNeedsAGpuIsPlacedOnOne() throws Exception {
    Assignment trial = Assignments.of("placement", Map.of()).needing(new Resources(1, 1, 0)).next();
    platform.enqueue(trial);
    platform.await("the result", LONG, p -> ended().size() == 1);
    assertThat(ended().getFirst().outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(platform.points(trial.attempt()))
        .filteredOn(point -> point.metric().equals("value"))
        .extracting(Received.Point::value)
        .containsExactly(0.0);
  }

  /** Two CPUs: one workspace's two actors, then one of each, then two of who is left: four. */
  @Test
  void twoWorkspacesShareTheClusterWithoutTakingEachOthersWarmActors() throws Exception {
    List<Assignment> trials = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      UUID workspace = new UUID(7, i % 2);
      trials.add(Assignments.of("placement", Map.of("millis", 300L)).in(workspace).next());
    }
    trials.forEach(platform::enqueue);
    platform.await("all results", LONG, p -> ended().size() == trials.size());
    assertThat(ended()).allMatch(result -> result.outcome() == Outcome.COMPLETED);
    assertThat(trials)
        .flatExtracting(trial -> platform.points(trial.attempt()))
        .filteredOn(point -> point.metric().equals("process"))
        .extracting(Received.Point::value)
        .hasSize(trials.size())
        .satisfies(processes -> assertThat(Set.copyOf(processes)).hasSizeLessThanOrEqualTo(4));
  }
}
