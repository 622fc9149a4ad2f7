package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.problem.NotPermitted;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.ThisProgram;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.Waiting;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Role;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.OpenHours;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Several clusters with different resources: who gets what, and what is said of it. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClustersTest {

  private static final long GIB = 1L << 30;
  private static final Access ADMIN =
      new Access(Lab.ANN, Lab.ANN.id(), "Ann", Map.of(), Set.of(Role.ADMIN));

  private final Lab lab = new Lab();
  private final Clusters clusters = lab.bean(Clusters.class);
  private UUID driver = Ids.next();
  private UUID token = Ids.next();
  private UUID workspace = Ids.next();
  private String name = "";

  @AfterAll
  void close() {
    lab.close();
  }

  /** Agents of the test before are gone. */
  @BeforeEach
  void begin() {
    lab.clock.advance(Agents.SILENCE.plusSeconds(1));
    token = lab.token("t");
    driver = Ids.next();
    name = "w" + Ids.next().toString().substring(24);
    workspace = lab.workspace(name);
  }

  private static NodeKind node(double cpus, int gpus, @Nullable String model) {
    return new NodeKind("node", 1, cpus, 0, gpus, model, 0);
  }

  private static ClusterProfile profile(NodeKind... nodes) {
    return new ClusterProfile(null, List.of(nodes), null, null, null);
  }

  private static ClusterFacts facts(Resources... nodes) {
    List<ClusterFacts.Node> named = new ArrayList<>();
    for (Resources each : nodes) {
      named.add(new ClusterFacts.Node("n" + named.size(), each));
    }
    return new ClusterFacts(named, "2.58.0");
  }

  private UUID register(
      String agent, UUID process, @Nullable ClusterProfile profile, ClusterFacts facts) {
    return lab.scheduling
        .register(
            token,
            new AgentRequest.Register(
                agent,
                Protocol.VERSION,
                "test",
                process,
                RayMode.CLUSTER,
                facts.total(),
                1,
                profile,
                facts))
        .agent();
  }

  private UUID register(String agent, @Nullable ClusterProfile profile, ClusterFacts facts) {
    return register(agent, Ids.next(), profile, facts);
  }

  private Study submit(String resources) {
    Study study = lab.submit(workspace, 9, 9, ", \"resources\": " + resources);
    lab.scheduling.tick();
    return study;
  }

  private Cluster cluster(UUID id) {
    return clusters.all(ADMIN).stream().filter(it -> it.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void theNameOfALiveAgentIsTakenUntilItIsSilent() {
    UUID first = Ids.next();
    UUID agent = register("hall", first, null, facts(new Resources(2, 0, 0)));
    assertThatThrownBy(() -> register("hall", null, facts(new Resources(2, 0, 0))))
        .isInstanceOf(NameTaken.class)
        .hasMessageContaining("'hall' was seen 0.0 s ago")
        .hasMessageContaining("Choose another --name");
    assertThat(register("hall", first, null, facts(new Resources(3, 0, 0)))).isEqualTo(agent);
    lab.clock.advance(Registration.ALIVE);
    UUID second = Ids.next();
    assertThat(register("hall", second, null, facts(new Resources(2, 0, 0)))).isEqualTo(agent);
    assertThatThrownBy(() -> lab.scheduling.findWork(new AgentRequest.FindWork(agent, first)))
        .isInstanceOf(NotFound.class);
    lab.scheduling.findWork(new AgentRequest.FindWork(agent, second));
    assertThatThrownBy(() -> register("hall", first, null, facts(new Resources(2, 0, 0))))
        .isInstanceOf(NameTaken.class);
  }

  @Test
  void anotherProtocolIsRefusedWithTheWayOut() {
    AgentRequest.Register later =
        new AgentRequest.Register(
            "later",
            Protocol.VERSION + 1,
            "9.8.7",
            Ids.next(),
            RayMode.LOCAL,
            new Resources(1, 0, 0),
            1);
    assertThatThrownBy(() -> lab.scheduling.register(token, later))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(
            "This platform speaks version %d of the agents' protocol".formatted(Protocol.VERSION))
        .hasMessageContaining(
            "%d, by agent 'later' of version 9.8.7".formatted(Protocol.VERSION + 1))
        .hasMessageContaining("Start an agent of the platform's own version");
    assertThat(clusters.all(ADMIN)).noneMatch(it -> it.name().equals("later"));
  }

  @Test
  void anAgentOfAnotherReleaseIsTold() {
    UUID agent = register("hall", null, facts(new Resources(2, 0, 0)));
    assertThat(cluster(agent).version()).isEqualTo("test");
    assertThat(cluster(agent).otherPlatform()).isEqualTo(ThisProgram.version());
  }

  @Test
  void moreThanAClusterHasIsRefusedWithWhatItHas() {
    ClusterFacts has = facts(new Resources(8, 1, 10 * GIB, "T4"), new Resources(8, 0, 10 * GIB));
    assertThatThrownBy(() -> register("a", profile(node(32, 0, null)), has))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'a' announces 32 CPUs, and its Ray has 16")
        .hasMessageContaining("Correct its compute-profile.yaml");
    assertThatThrownBy(() -> register("a", profile(node(8, 2, null)), has))
        .hasMessageContaining("2 GPUs, and its Ray has 1");
    assertThatThrownBy(() -> register("a", profile(node(8, 1, "A100")), has))
        .hasMessageContaining("1 GPUs of model A100, and its Ray has 0 of them (it has T4)");
    assertThatThrownBy(
            () -> register("a", profile(new NodeKind("k", 1, 8, 64 * GIB, 0, null, 0)), has))
        .hasMessageContaining("64 GiB of memory, and its Ray has 20 GiB");
    assertThat(clusters.all(ADMIN)).noneMatch(it -> it.name().equals("a") && it.connected());
  }

  @Test
  void whatDiffersIsFlaggedAndNoMoreThanAnnouncedIsUsed() {
    UUID process = Ids.next();
    ClusterProfile said =
        new ClusterProfile(
            "eu", List.of(node(4, 1, "A100")), null, null, List.of(name, "nobody-here"));
    UUID agent =
        register("hall", process, said, facts(new Resources(6, 1, 0), new Resources(2, 0, 0)));
    assertThat(cluster(agent).total()).isEqualTo(new Resources(4, 1, 0));
    assertThat(cluster(agent).differences())
        .containsExactlyInAnyOrder(
            "It has 8 CPUs, its profile announces 4: no more than that are used.",
            "It has 2 nodes, its profile announces 1.",
            "Ray doesn't tell the model of its GPUs: the profile's word is taken for it.",
            "Its profile names workspaces that don't exist: nobody-here.");
    assertThat(clusters.of(workspace)).filteredOn(Cluster::connected).hasSize(1);
    assertThat(clusters.of(lab.workspace("x" + Ids.next().toString().substring(24))))
        .noneMatch(it -> it.id().equals(agent));
    register("hall", process, said, facts(new Resources(2, 0, 0))); // a node was lost
    assertThat(cluster(agent).total()).isEqualTo(new Resources(2, 0, 0));
    assertThat(cluster(agent).differences())
        .contains("Its profile announces 4 CPUs, and its Ray has 2.");
  }

  @Test
  void aTrialGoesWhereItFitsAndItsStudySaysWhatItWaitsFor() {
    UUID plain = register("plain", null, facts(new Resources(4, 0, 8 * GIB)));
    UUID old = register("old", profile(node(4, 2, "T4")), facts(new Resources(4, 2, 0)));
    Study study = submit("{\"cpus\": 1, \"gpus\": 1, \"gpuModel\": \"a100\", \"memoryBytes\": 0}");
    assertThat(lab.lease(plain, driver, workspace, 9)).isEmpty();
    assertThat(lab.lease(old, driver, workspace, 9)).isEmpty();
    assertThat(lab.study(study).problem())
        .isEqualTo(
            "No connected agent has what a trial needs (1 CPU, 1 GPU of model a100): add one, or"
                + " ask for less. old has GPUs of model T4; plain has no GPU.");
    UUID mixed =
        register(
            "mixed", null, facts(new Resources(4, 1, 0, "A100"), new Resources(4, 3, 0, "T4")));
    assertThat(lab.study(study).problem()).isNull();
    List<Assignment> leased = lab.lease(mixed, driver, workspace, 9);
    assertThat(leased).hasSize(1); // of its four GPUs one is an A100
    assertThat(leased.getFirst().resources().gpuModel()).isEqualTo("a100");
    assertThat(lab.bean(Waiting.class).place(workspace, study.definition().resources()))
        .isEqualTo(
            "Waits for a cluster that fits: mixed would fit and is busy (1 of 8 CPUs, 1 of 4 GPUs"
                + " in use).");
  }

  @Test
  void aTrialNeedsOneNodeThatHoldsIt() {
    UUID agent = register("small", null, facts(new Resources(2, 0, 0), new Resources(2, 0, 0)));
    Study study = submit("{\"cpus\": 3}");
    assertThat(lab.lease(agent, driver, workspace, 9)).isEmpty();
    assertThat(lab.study(study).problem()).contains("small has no single node with all of it");
    assertThat(lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting())
        .noneMatch(it -> it.workspace().equals(workspace));
  }

  @Test
  void aDrainedClusterTakesNothingNewAndSendsAwayWhatRunsIfToldSo() {
    UUID agent = register("hall", null, facts(new Resources(4, 0, 0)));
    Study study = submit("{}");
    List<Assignment> running = lab.lease(agent, driver, workspace, 1);
    clusters.drain(agent, Drain.FINISH, ADMIN);
    assertThat(lab.lease(agent, driver, workspace, 9)).isEmpty();
    assertThat(lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting()).isEmpty();
    assertThat(lab.heartbeat(agent, driver, running, 1).getFirst().kind())
        .isEqualTo(OrderKind.CONTINUE);
    clusters.drain(agent, Drain.PAUSE, ADMIN);
    assertThat(lab.heartbeat(agent, driver, running, 2).getFirst().kind())
        .isEqualTo(OrderKind.PAUSE);
    lab.complete(
        agent, driver, List.of(Lab.at(running.getFirst(), AgentRequest.Outcome.PAUSED, 3)));
    assertThat(lab.trial(running.getFirst()).state()).isEqualTo(TrialState.QUEUED);
    assertThat(lab.study(study).problem())
        .contains("hall would fit, but is drained and takes no new trials");
    assertThat(cluster(agent).drain()).isEqualTo(Drain.PAUSE);
    clusters.resume(agent, ADMIN);
    assertThat(lab.lease(agent, driver, workspace, 9)).isNotEmpty();
    assertThat(lab.events.kinds).contains("agent.drained", "agent.resumed");
    Access auditor = new Access(Lab.ANN, Lab.ANN.id(), "Ann", Map.of(), Set.of(Role.AUDITOR));
    assertThatThrownBy(() -> clusters.drain(agent, Drain.FINISH, auditor))
        .isInstanceOf(NotPermitted.class);
    assertThatThrownBy(() -> clusters.all(auditor)).isInstanceOf(NotPermitted.class);
  }

  @Test
  void aClusterWorksInItsHours() {
    var here = lab.clock.instant().atZone(ZoneOffset.UTC);
    LocalTime opens = here.toLocalTime().plusHours(1).withSecond(0).withNano(0);
    OpenHours hours =
        new OpenHours(
            ZoneOffset.UTC,
            List.of(new OpenHours.Window(Set.of(DayOfWeek.values()), opens, opens.plusHours(1))));
    UUID process = Ids.next();
    ClusterProfile nightly = new ClusterProfile(null, List.of(node(4, 0, null)), null, hours, null);
    UUID agent = register("night", process, nightly, facts(new Resources(4, 0, 0)));
    Study study = submit("{}");
    assertThat(lab.lease(agent, driver, workspace, 9)).isEmpty();
    assertThat(lab.study(study).problem())
        .contains("night would fit and opens")
        .contains(opens + " (Z)");
    lab.clock.advance(Duration.ofMinutes(61));
    lab.scheduling.findWork(new AgentRequest.FindWork(agent));
    lab.scheduling.tick();
    List<Assignment> running = lab.lease(agent, driver, workspace, 1);
    assertThat(lab.heartbeat(agent, driver, running, 1).getFirst().kind())
        .isEqualTo(OrderKind.CONTINUE);
    lab.clock.advance(Duration.ofMinutes(60));
    lab.scheduling.findWork(new AgentRequest.FindWork(agent)); // the platform wasn't away
    assertThat(lab.heartbeat(agent, driver, running, 2).getFirst().kind())
        .isEqualTo(OrderKind.PAUSE);
  }

  @Test
  void pricesOfAProfileAreWhatTrialsCostAndChangeThereAlone() {
    Prices prices = new Prices(50_000, 1_200_000, 4_000);
    ClusterProfile priced = new ClusterProfile(null, List.of(node(4, 0, null)), prices, null, null);
    UUID agent = register("dear", priced, facts(new Resources(4, 0, 0)));
    assertThat(cluster(agent).prices()).isEqualTo(prices);
    assertThat(lab.events.kinds).contains("agent.priced");
    assertThatThrownBy(() -> lab.bean(Agents.class).setPrices(agent, Prices.FREE, ADMIN))
        .isInstanceOf(Conflict.class)
        .hasMessageContaining("compute-profile.yaml");
  }

  @Test
  void useIsSampledEachMinuteAndKeptByTheHour() {
    UUID agent = register("hall", null, facts(new Resources(4, 0, 0)));
    submit("{\"cpus\": 2}");
    assertThat(lab.lease(agent, driver, workspace, 1)).hasSize(1);
    var begin = lab.clock.instant();
    for (int minute = 0; minute < 150; minute++) {
      lab.clock.advance(Duration.ofMinutes(1));
      lab.transactions.crossing(
          () ->
              lab.jdbc
                  .sql("update agent set last_seen_at = ? where id = ?")
                  .params(Sql.at(lab.clock.instant()), agent)
                  .update());
      lab.bean(UseTable.class).note();
    }
    List<UsePoint> minutes = clusters.use(agent, begin, Duration.ofMinutes(1));
    assertThat(minutes).hasSizeBetween(149, 151);
    assertThat(minutes).allMatch(it -> it.used() == 2 && it.total() == 4 && it.trials() == 1);
    var dayBefore = lab.clock.instant().minus(UseTable.MINUTES_KEPT);
    lab.clock.advance(Duration.ofMillis(3)); // who asks for the last day took its moment earlier
    assertThat(clusters.use(agent, dayBefore, Duration.ofMinutes(5))).hasSizeBetween(30, 31);
    var thisHour = lab.clock.instant().truncatedTo(ChronoUnit.HOURS);
    assertThat(clusters.use(agent, begin, Duration.ofHours(1)))
        .hasSizeBetween(2, 4)
        .endsWith(new UsePoint(thisHour, 1, 2, 4, 0, 0));
    lab.clock.advance(Duration.ofDays(2));
    lab.bean(UseTable.class).note();
    assertThat(clusters.use(agent, begin, Duration.ofHours(1))).hasSizeBetween(2, 4);
    assertThat(
            clusters.use(
                agent, lab.clock.instant().minus(Duration.ofHours(1)), Duration.ofMinutes(1)))
        .isEmpty();
    lab.clock.advance(UseTable.HOURS_KEPT);
    lab.bean(UseTable.class).note();
    assertThat(clusters.use(agent, begin, Duration.ofHours(1))).isEmpty();
  }
}
