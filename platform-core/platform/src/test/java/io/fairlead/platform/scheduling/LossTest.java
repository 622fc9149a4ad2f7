package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LossTest {

  private static final Duration STEP = Duration.ofSeconds(5);

  private static Lab lab;

  private final UUID driver = Ids.next();
  private UUID workspace = driver;
  private UUID agent = driver;
  private String name = "";

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  @BeforeEach
  void freshWorkspace() {
    name = "w" + Ids.next();
    workspace = lab.workspace(name);
    agent = lab.localAgent(name, 4);
    lab.scheduling.tick();
  }

  private Assignment running() {
    lab.submit(workspace, 5, 1, "");
    lab.scheduling.tick();
    return lab.lease(agent, driver, workspace, 1).getFirst();
  }

  /** Time passes while the platform looks on. */
  private void pass(int steps) {
    for (int i = 0; i < steps; i++) {
      lab.clock.advance(STEP);
      lab.scheduling.tick();
    }
  }

  @Test
  void heartbeatsKeepALease() {
    Assignment leased = running();
    for (int i = 0; i < 10; i++) {
      pass(1);
      assertThat(lab.heartbeat(agent, driver, List.of(leased), i).getFirst().kind())
          .isEqualTo(OrderKind.CONTINUE);
    }
    assertThat(lab.trial(leased).step()).isEqualTo(9);
  }

  @Test
  void aLostTrialGoesOnFromItsNewestUploadedCheckpointUnderANewEpoch() {
    Assignment lost = running();
    upload(lost, "checkpoint-4", "a");
    upload(lost, "checkpoint-10", "b");
    upload(lost, "checkpoint-9", "c");
    pass(4);

    assertThat(lab.trial(lost).state()).isEqualTo(TrialState.QUEUED);
    assertThat(lab.heartbeat(agent, driver, List.of(lost), 5).getFirst().kind())
        .isEqualTo(OrderKind.ABANDON);
    Assignment again = lab.lease(agent, driver, workspace, 1).getFirst();
    assertThat(again.trial()).isEqualTo(lost.trial());
    assertThat(again.epoch()).isEqualTo(2);
    assertThat(Objects.requireNonNull(again.resume()).step()).isEqualTo(10);
    assertThat(Objects.requireNonNull(again.resume()).digest()).isEqualTo("b".repeat(64));
    assertThat(lab.complete(agent, driver, List.of(Lab.done(lost, 1)))).isEmpty();
    assertThat(lab.trial(lost).state()).isEqualTo(TrialState.RUNNING);
    assertThat(lab.trials.attempts(workspace, lost.trial()))
        .extracting(Attempt::outcome)
        .containsExactly("LOST", null);
    assertThat(lab.complete(agent, driver, List.of(Lab.done(again, 1)))).hasSize(1);
  }

  private void upload(Assignment attempt, String name, String digit) {
    lab.transactions.in(
        workspace,
        () -> {
          lab.jdbc
              .sql("insert into artifact values (?, ?, 1, now())")
              .params(workspace, digit.repeat(64))
              .update();
          lab.jdbc
              .sql("insert into attempt_artifact values (?, ?, ?, 'CHECKPOINT', ?, ?, now())")
              .params(Ids.next(), workspace, attempt.attempt(), name, digit.repeat(64))
              .update();
        });
  }

  @Test
  void aTrialThatKeepsLosingItsMachineFails() {
    Study study = lab.submit(workspace, 1, 1, "");
    for (int i = 0; i < 5; i++) {
      lab.scheduling.tick();
      Assignment leased = lab.lease(agent, driver, workspace, 1).getFirst();
      lab.complete(agent, driver, List.of(Lab.ended(leased, Outcome.ABANDONED, "out of memory")));
    }
    assertThat(lab.trials(study).getFirst().state()).isEqualTo(TrialState.FAILED);
    assertThat(lab.trials(study).getFirst().problem())
        .contains("5 attempts in a row")
        .contains("out of memory");
  }

  @Test
  void anOutageOfThePlatformExtendsLeases() {
    Assignment leased = running();
    lab.clock.advance(Duration.ofMinutes(10));
    lab.scheduling.tick();
    assertThat(lab.trial(leased).state()).isEqualTo(TrialState.RUNNING);
    assertThat(lab.heartbeat(agent, driver, List.of(leased), 1).getFirst().kind())
        .isEqualTo(OrderKind.CONTINUE);
    pass(4);
    assertThat(lab.trial(leased).state()).isEqualTo(TrialState.QUEUED);
  }

  @Test
  void aDriverThatEndedLosesItsLeasesAtOnce() {
    Assignment leased = running();
    lab.scheduling.driverEnded(new AgentRequest.DriverEnded(agent, driver));
    assertThat(lab.trial(leased).state()).isEqualTo(TrialState.QUEUED);
    assertThat(lab.complete(agent, driver, List.of(Lab.done(leased, 1)))).isEmpty();
  }

  @Test
  void anAgentsNewProcessEndsTheLeasesOfItsEarlierOne() {
    Assignment leased = running();
    lab.clock.advance(Registration.ALIVE);
    assertThat(lab.localAgent(name, 4)).isEqualTo(agent);
    assertThat(lab.trial(leased).state()).isEqualTo(TrialState.QUEUED);
    assertThat(lab.heartbeat(agent, driver, List.of(leased), 1).getFirst().kind())
        .isEqualTo(OrderKind.ABANDON);
  }

  @Test
  void theSameNameWithAnotherTokenIsAnotherAgentOnceTheFirstIsSilent() {
    Assignment leased = running();
    UUID theirs = lab.token("theirs");
    assertThatThrownBy(() -> lab.agent(theirs, name, RayMode.LOCAL, new Resources(1, 0, 0), 1))
        .isInstanceOf(NameTaken.class)
        .hasMessageContaining("with another token");
    lab.clock.advance(Registration.ALIVE);
    UUID other = lab.agent(theirs, name, RayMode.LOCAL, new Resources(1, 0, 0), 1);
    assertThat(other).isNotEqualTo(agent);
    lab.scheduling.requireAgent(theirs, other);
    assertThatThrownBy(() -> lab.scheduling.requireAgent(theirs, agent))
        .isInstanceOf(NotFound.class);
    assertThat(lab.heartbeat(agent, driver, List.of(leased), 1).getFirst().kind())
        .isEqualTo(OrderKind.CONTINUE);
  }

  @Test
  void anotherProtocolIsRefusedByItsVersion() {
    assertThatThrownBy(
            () ->
                lab.scheduling.register(
                    Ids.next(),
                    new AgentRequest.Register(
                        "old", 99, "0", Ids.next(), RayMode.LOCAL, new Resources(1, 0, 0), 1)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("99")
        .hasMessageContaining("version 1");
  }

  @Test
  void aDriverOfOneWorkspaceNeverGetsATrialOfAnother() {
    UUID other = lab.workspace("w" + Ids.next());
    lab.submit(other, 5, 5, "");
    lab.scheduling.tick();
    assertThat(lab.lease(agent, driver, workspace, 5)).isEmpty();
    assertThat(lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting())
        .anySatisfy(it -> assertThat(it.workspace()).isEqualTo(other))
        .noneSatisfy(it -> assertThat(it.workspace()).isEqualTo(workspace));
    Assignment theirs = lab.lease(agent, Ids.next(), other, 1).getFirst();
    assertThat(lab.trials.find(workspace, theirs.trial())).isEmpty();
    assertThat(lab.trials.find(other, theirs.trial())).isPresent();
  }

  @Test
  void tokensStandForOneAttemptUntilTheyExpire() {
    Assignment leased = running();
    assertThat(lab.tokens.verify(leased.token()))
        .hasValueSatisfying(
            it -> {
              assertThat(it.attempt()).isEqualTo(leased.attempt());
              assertThat(it.epoch()).isEqualTo(1);
              assertThat(it.workspace()).isEqualTo(workspace);
            });
    String bent = leased.token().substring(0, 30) + "A" + leased.token().substring(31);
    String other = leased.token().charAt(30) == 'A' ? bent.replace('A', 'B') : bent;
    assertThat(lab.tokens.verify(other)).isEmpty();
    assertThat(lab.tokens.verify("nonsense")).isEmpty();
    lab.clock.advance(Duration.ofMinutes(16));
    assertThat(lab.tokens.verify(leased.token())).isEmpty();
  }

  @Test
  void monitoringSeesWhatRunsWaitsAndIsLost() {
    FleetWatch watch = lab.bean(FleetWatch.class);
    double lost = figure("fairlead.leases.lost");
    running();
    watch.look();
    assertThat(figure("fairlead.leases")).isPositive();
    assertThat(figure("fairlead.agents.connected")).isPositive();
    pass(4);
    assertThat(figure("fairlead.leases.lost")).isGreaterThan(lost);
    lab.clock.advance(Duration.ofMinutes(1));
    watch.look();
    assertThat(figure("fairlead.queue")).isPositive();
    assertThat(figure("fairlead.queue.age")).isGreaterThanOrEqualTo(60);
    assertThat(figure("fairlead.agents.silent")).isPositive();
  }

  private static double figure(String name) {
    return lab.bean(SimpleMeterRegistry.class)
        .get(name)
        .meter()
        .measure()
        .iterator()
        .next()
        .getValue();
  }
}
