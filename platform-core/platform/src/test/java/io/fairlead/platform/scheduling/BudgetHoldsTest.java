package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.protocol.message.AgentAnswer.Order;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Sixteen drivers, a budget for five, and death at any moment. */
class BudgetHoldsTest {

  private static final int DRIVERS = 16;
  private static final int ROOM = 5;
  private static final int ROUNDS = 12;
  private static final Duration SLICE = Duration.ofSeconds(25);

  private static void cap(Lab lab, UUID workspace, Duration wall) {
    lab.budgets.set(
        workspace,
        new Calendar.Months(ZoneId.of("UTC")),
        new Caps(wall.toMillis(), null, null, null),
        "A test of what holds",
        Lab.ANN);
  }

  @Test
  void sixteenDriversWithRoomForFiveGetFive() throws Exception {
    try (Lab lab = new Lab();
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS)) {
      UUID workspace = lab.workspace("five");
      UUID agent = lab.localAgent("local", DRIVERS);
      cap(lab, workspace, SLICE.multipliedBy(ROOM));
      lab.submit(workspace, 100, DRIVERS, "");
      lab.scheduling.tick();
      List<Callable<Integer>> work = new ArrayList<>();
      for (int i = 0; i < DRIVERS; i++) {
        work.add(
            () -> {
              int leased = lab.lease(agent, Ids.next(), workspace, 1).size();
              BooksBalance.check(lab, workspace);
              return leased;
            });
      }
      int leased = 0;
      for (Future<Integer> each : drivers.invokeAll(work)) {
        leased += each.get();
      }
      assertThat(leased).isEqualTo(ROOM);
      assertThat(lab.lease(agent, Ids.next(), workspace, DRIVERS)).isEmpty();
    }
  }

  @Test
  void driversThatDieBetweenAnyTwoStepsNeverUseMoreThanThereIs() throws Exception {
    try (Lab lab = new Lab();
        ExecutorService drivers = Executors.newFixedThreadPool(DRIVERS)) {
      UUID workspace = lab.workspace("mortal");
      UUID agent = lab.localAgent("local", DRIVERS);
      cap(lab, workspace, SLICE.multipliedBy(ROOM));
      lab.submit(workspace, 5_000, DRIVERS, "");
      lab.scheduling.tick();
      AtomicInteger most = new AtomicInteger();
      AtomicInteger running = new AtomicInteger();
      List<Callable<Boolean>> work = new ArrayList<>();
      for (int i = 0; i < DRIVERS; i++) {
        Random dice = new Random(i);
        work.add(
            () -> {
              for (int round = 0; round < ROUNDS; round++) {
                live(lab, agent, workspace, dice, running, most);
              }
              return true;
            });
      }
      for (Future<Boolean> each : drivers.invokeAll(work)) {
        assertThat(each.get()).isTrue();
      }
      lab.clock.advance(Duration.ofSeconds(6)); // silent ones are found out
      lab.scheduling.tick();
      lab.clock.advance(Duration.ofSeconds(6));
      lab.scheduling.tick();
      lab.clock.advance(Duration.ofSeconds(6));
      lab.scheduling.tick();
      BooksBalance.check(lab, workspace);
      Budgets.Standing standing = lab.budgets.standing(workspace);
      assertThat(standing.period().reserved().isZero()).isTrue();
      assertThat(standing.period().consumed().wall()).isGreaterThan(SLICE.toMillis());
      assertThat(most.get()).isBetween(1, ROOM);
    }
  }

  /** A manager sees to it that there is room for five, and no more. */
  private static void topUp(Lab lab, UUID workspace) {
    Duration used = Duration.ofMillis(lab.budgets.standing(workspace).period().consumed().wall());
    try {
      cap(lab, workspace, used.plus(SLICE.multipliedBy(ROOM)));
    } catch (InvalidInput tooLow) {
      assertThat(tooLow).hasMessageContaining("committed"); // more was used since it was read
    }
  }

  /** One driver's life: each step may be its last, noticed by its agent or not. */
  private static void live(
      Lab lab, UUID agent, UUID workspace, Random dice, AtomicInteger running, AtomicInteger most) {
    UUID driver = Ids.next();
    topUp(lab, workspace);
    List<Assignment> leased = lab.lease(agent, driver, workspace, 1 + dice.nextInt(2));
    most.accumulateAndGet(running.addAndGet(leased.size()), Math::max);
    BooksBalance.check(lab, workspace);
    boolean dead = dice.nextInt(4) == 0;
    for (int beat = 0; beat < 3 && !dead && !leased.isEmpty(); beat++) {
      lab.clock.advance(Duration.ofMillis(dice.nextInt(40)));
      for (Order each : lab.heartbeat(agent, driver, leased, beat + 1)) {
        assertThat(each.kind()).isIn(OrderKind.CONTINUE, OrderKind.PAUSE);
      }
      BooksBalance.check(lab, workspace);
      dead = dice.nextInt(4) == 0;
    }
    running.addAndGet(-leased.size()); // before the platform may give their room away
    if (!dead) {
      Outcome outcome = dice.nextBoolean() ? Outcome.PAUSED : Outcome.ABANDONED;
      lab.complete(agent, driver, leased.stream().map(each -> Lab.at(each, outcome, 1)).toList());
    } else if (dice.nextBoolean()) {
      lab.scheduling.driverEnded(new AgentRequest.DriverEnded(agent, driver));
    }
    BooksBalance.check(lab, workspace);
    lab.scheduling.tick();
    BooksBalance.check(lab, workspace);
  }
}
