package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A slice's life on the real path: leased, settled, refused, lost, split. */
class BudgetSlicesTest {

  private static final long SLICE = 25_000;
  private static final Calendar MONTHS = new Calendar.Months(ZoneId.of("UTC"));

  private static Lab lab;

  private final UUID driver = Ids.next();
  private UUID workspace = driver;
  private UUID agent = driver;

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
    String name = "w" + Ids.next();
    workspace = lab.workspace(name);
    agent = lab.localAgent(name, 4);
    lab.scheduling.tick();
  }

  private void cap(@Nullable Long wall) {
    lab.budgets.set(workspace, MONTHS, new Caps(wall, null, null, null), "So much", Lab.ANN);
  }

  private BudgetPeriod now() {
    BooksBalance.check(lab, workspace);
    return lab.budgets.standing(workspace).period();
  }

  private Assignment lease() {
    return lab.lease(agent, driver, workspace, 1).getFirst();
  }

  private Study submit(int trials, int parallelism) {
    Study study = lab.submit(workspace, trials, parallelism, "");
    lab.scheduling.tick();
    return study;
  }

  @Test
  void withoutACapAllIsRecorded() {
    submit(3, 1);
    Assignment leased = lease();
    assertThat(now().reserved()).isEqualTo(new Amounts(SLICE, SLICE, 0, 0));
    lab.clock.advance(Duration.ofSeconds(3));
    lab.heartbeat(agent, driver, List.of(leased), 1);
    assertThat(now().consumed()).isEqualTo(new Amounts(3_000, 3_000, 0, 0));
    assertThat(now().reserved().wall()).isEqualTo(SLICE);
    lab.clock.advance(Duration.ofSeconds(2));
    lab.complete(agent, driver, List.of(Lab.done(leased, 1)));
    assertThat(now().consumed().wall()).isEqualTo(5_000);
    assertThat(now().reserved()).isEqualTo(Amounts.ZERO);
    assertThat(lab.budgets.uses(workspace, now().id()))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.person()).isEqualTo("ann");
              assertThat(it.consumed().wall()).isEqualTo(5_000);
            });
  }

  @Test
  void aStudyHitsItsCapPausesAndGoesOnWhenThereIsBudgetAgain() {
    cap(2 * SLICE);
    Study study = submit(9, 3);
    List<Assignment> leased = lab.lease(agent, driver, workspace, 3);
    assertThat(leased).hasSize(2);
    assertThat(lab.study(study).problem())
        .contains("The budget of")
        .contains("0 of 0.014 trial-hours")
        .contains("manager");
    assertThat(lab.trials(study))
        .filteredOn(each -> each.state() == TrialState.QUEUED)
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.problem()).contains("budget").contains("trial-hours"));
    assertThat(lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting())
        .noneMatch(it -> it.workspace().equals(workspace));

    lab.clock.advance(Duration.ofSeconds(3));
    assertThat(lab.heartbeat(agent, driver, leased, 4))
        .allSatisfy(
            order -> {
              assertThat(order.kind()).isEqualTo(OrderKind.PAUSE);
              assertThat(order.leaseUntil()).isNull();
            });
    lab.clock.advance(Duration.ofSeconds(1));
    lab.complete(
        agent,
        driver,
        List.of(
            Lab.at(leased.getFirst(), Outcome.PAUSED, 5),
            Lab.ended(leased.getLast(), Outcome.ABANDONED, "It didn't listen.")));
    assertThat(now().consumed().wall()).isEqualTo(8_000);
    assertThat(now().reserved().wall()).isZero();
    Trial paused = lab.trial(leased.getFirst());
    assertThat(paused.state()).isEqualTo(TrialState.PAUSED);
    assertThat(paused.problem()).contains("budget");
    assertThat(lab.trial(leased.getLast()).state()).isEqualTo(TrialState.PAUSED);
    assertThat(lab.study(study).state()).isEqualTo(StudyState.RUNNING);
    assertThat(lab.events.kinds).contains("trial.paused");

    List<Assignment> one = lab.lease(agent, driver, workspace, 3);
    assertThat(one).as("what was given back is enough for one").hasSize(1);
    assertThat(one.getFirst().trial()).isIn(paused.id(), leased.getLast().trial());
    lab.scheduling.tick();
    assertThat(lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting())
        .noneMatch(it -> it.workspace().equals(workspace));

    cap(10 * SLICE);
    lab.scheduling.tick();
    assertThat(lab.study(study).problem()).isNull();
    assertThat(lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting())
        .anyMatch(it -> it.workspace().equals(workspace));
    List<Assignment> rest = lab.lease(agent, driver, workspace, 3);
    assertThat(rest).hasSize(2);
    Assignment resumed =
        java.util.stream.Stream.concat(one.stream(), rest.stream())
            .filter(each -> each.trial().equals(paused.id()))
            .findFirst()
            .orElseThrow();
    assertThat(Objects.requireNonNull(resumed.resume()).step()).isEqualTo(5);
  }

  @Test
  void aTrialThatWasToPauseGoesOnWhenBudgetComesInTime() {
    cap(SLICE);
    submit(1, 1);
    Assignment leased = lease();
    lab.clock.advance(Duration.ofSeconds(2));
    assertThat(lab.heartbeat(agent, driver, List.of(leased), 1).getFirst().kind())
        .isEqualTo(OrderKind.PAUSE);
    cap(2 * SLICE);
    lab.clock.advance(Duration.ofSeconds(2));
    assertThat(lab.heartbeat(agent, driver, List.of(leased), 2).getFirst().kind())
        .isEqualTo(OrderKind.CONTINUE);
    assertThat(now().consumed().wall()).isEqualTo(4_000);
  }

  @Test
  void endingForWantOfBudgetIsNoLossOfAMachine() {
    cap(3 * SLICE);
    Study study = submit(1, 1);
    for (int i = 0; i < 6; i++) {
      Assignment leased = lease();
      cap(SLICE + now().consumed().wall());
      lab.clock.advance(Duration.ofSeconds(1));
      lab.heartbeat(agent, driver, List.of(leased), 0);
      lab.complete(agent, driver, List.of(Lab.ended(leased, Outcome.ABANDONED, "deaf")));
      cap(3 * SLICE);
      lab.scheduling.tick();
    }
    assertThat(lab.trials(study).getFirst().state()).isNotEqualTo(TrialState.FAILED);
  }

  @Test
  void aLostDriversSliceIsConsumed() {
    submit(3, 2);
    Assignment first = lease();
    lab.clock.advance(Duration.ofSeconds(4));
    lab.heartbeat(agent, driver, List.of(first), 1);
    lab.scheduling.driverEnded(new AgentRequest.DriverEnded(agent, driver));
    assertThat(now().consumed().wall()).isEqualTo(4_000 + SLICE);
    assertThat(now().reserved().isZero()).isTrue();
  }

  @Test
  void anOutageExtendsLeasesButNoSettlementExceedsItsSlice() {
    submit(1, 1);
    Assignment leased = lease();
    lab.clock.advance(Duration.ofMinutes(10));
    lab.scheduling.tick();
    assertThat(lab.heartbeat(agent, driver, List.of(leased), 1).getFirst().kind())
        .isEqualTo(OrderKind.CONTINUE);
    assertThat(now().consumed().wall()).isEqualTo(SLICE);
    assertThat(now().reserved().wall()).isEqualTo(SLICE);
  }

  @Test
  void aSliceThatCrossesAPeriodsEndIsSplit() {
    ZoneId zone = ZoneId.of("America/New_York");
    LocalDate today = lab.clock.instant().atZone(zone).toLocalDate();
    lab.budgets.set(
        workspace,
        new Calendar.Dates(zone, today, today),
        new Caps(null, null, SLICE, null),
        "A day",
        Lab.ANN);
    Duration toMidnight =
        Duration.between(lab.clock.instant(), today.plusDays(1).atStartOfDay(zone).toInstant());
    lab.clock.advance(toMidnight.minusSeconds(10));
    lab.scheduling.tick();
    agent = lab.localAgent("night" + workspace, 4);
    submit(1, 1);
    Assignment leased = lease();
    List<BudgetPeriod> periods = lab.budgets.periods(workspace, Purpose.SEARCHES, 5);
    assertThat(periods.get(1).reserved().wall()).isEqualTo(10_000);
    assertThat(periods.get(0).reserved().wall()).isEqualTo(15_000);
    lab.clock.advance(Duration.ofSeconds(12));
    lab.heartbeat(agent, driver, List.of(leased), 1);
    BooksBalance.check(lab, workspace);
    periods = lab.budgets.periods(workspace, Purpose.SEARCHES, 5);
    assertThat(periods.get(1).consumed().wall()).isEqualTo(10_000);
    assertThat(periods.get(1).reserved().wall()).isZero();
    assertThat(periods.get(0).consumed().wall()).isEqualTo(2_000);
    assertThat(periods.get(0).reserved().wall()).isEqualTo(SLICE);
    assertThat(periods.get(0).caps().gpu()).as("after the last day").isZero();
  }

  @Test
  void aCapIsNeverBelowWhatIsCommitted() {
    submit(1, 1);
    lease();
    assertThatThrownBy(() -> cap(SLICE - 1))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("0.007 trial-hours")
        .hasMessageContaining("0 consumed, 0.007 reserved");
    assertThat(lab.budgets.history(workspace, Purpose.SEARCHES, null, 5).items()).isEmpty();
    cap(SLICE);
    cap(null);
    assertThat(now().caps()).isEqualTo(Caps.NONE);
    assertThat(lab.budgets.history(workspace, Purpose.SEARCHES, null, 5).items()).hasSize(2);
    assertThat(lab.budgets.entries(workspace, new EntryFilter(null, null, true), null, 9).items())
        .hasSize(2);
  }

  @Test
  void trialsThatTakeTurnsReserveTheirShare() {
    submit(8, 8);
    int leased =
        lab.scheduling
            .lease(new AgentRequest.Lease(agent, driver, workspace, Lab.BUNDLE, 16, 4, null))
            .assignments()
            .size();
    BudgetPeriod period = now();
    assertThat(leased).isGreaterThan(1);
    assertThat(period.reserved().wall()).isBetween(SLICE, 4 * SLICE);
  }
}
