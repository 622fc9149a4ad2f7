package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.Resources;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DriverPlanTest {

  private static final Resources CLUSTER = cpus(2);
  private static final Group CREDIT = new Group(new UUID(0, 1), "bundled");
  private static final Group VISION = new Group(new UUID(0, 2), "bundled");
  private static final Group SPEECH = new Group(new UUID(0, 3), "bundled");

  /** A driver of a group with so many trials and actors of one CPU each. */
  private record Fake(Group group, int trials, int actors, boolean isYielding)
      implements DriverPlan.Driver {

    Fake(Group group, int trials, int actors) {
      this(group, trials, actors, false);
    }

    @Override
    public Holding holding() {
      return new Holding(trials, cpus(trials), cpus(actors));
    }
  }

  private static Resources cpus(double count) {
    return new Resources(count, 0, 0);
  }

  private static Wish wish(Group group, int trials) {
    return new Wish(group, cpus(1), trials);
  }

  @Test
  void onAClusterEachGroupThatWaitsGetsOneDriver() {
    DriverPlan plan =
        DriverPlan.forCluster(
            List.of(wish(CREDIT, 5), wish(VISION, 1)), List.of(new Fake(CREDIT, 1, 1)), CLUSTER);
    assertThat(plan.start()).containsExactly(VISION);
  }

  @Test
  void idleActorsStayWhileOthersOnlyWaitForALease() {
    DriverPlan plan =
        DriverPlan.forCluster(
            List.of(wish(VISION, 3), wish(CREDIT, 3)),
            List.of(new Fake(CREDIT, 0, 1), new Fake(VISION, 1, 1)),
            CLUSTER);
    assertThat(plan.missing()).isNull();
    assertThat(plan.yield()).isEmpty();
  }

  @Test
  void idleActorsAreWantedBackWhenLeasedTrialsHaveNoPlace() {
    DriverPlan plan =
        DriverPlan.forCluster(
            List.of(), List.of(new Fake(CREDIT, 0, 2), new Fake(VISION, 1, 1)), CLUSTER);
    assertThat(plan.missing()).isEqualTo(cpus(1));
  }

  @Test
  void whoWantsMoreThanThereIsSharesItAndKeepsItsShare() {
    List<Fake> drivers = List.of(new Fake(CREDIT, 2, 2), new Fake(VISION, 0, 0));
    DriverPlan first =
        DriverPlan.forCluster(List.of(wish(CREDIT, 9), wish(VISION, 1)), drivers, CLUSTER);
    DriverPlan later =
        DriverPlan.forCluster(List.of(wish(VISION, 9), wish(CREDIT, 1)), drivers, CLUSTER);
    assertThat(first.shares()).isEqualTo(Map.of(CREDIT, 1, VISION, 1));
    assertThat(later.shares()).isEqualTo(first.shares());
  }

  @Test
  void aGroupAloneHasNoLimit() {
    DriverPlan plan =
        DriverPlan.forCluster(
            List.of(wish(CREDIT, 9)),
            List.of(new Fake(CREDIT, 2, 2), new Fake(VISION, 0, 0)),
            CLUSTER);
    assertThat(plan.shares()).isEmpty();
  }

  @Test
  void aShareCountsTrialsOfTheSizeTheyAre() {
    List<Wish> wishes =
        List.of(
            new Wish(CREDIT, cpus(2), 4),
            new Wish(VISION, new Resources(1, 1, 0), 4),
            new Wish(SPEECH, cpus(0.5), 9));
    DriverPlan plan = DriverPlan.forCluster(wishes, List.of(), new Resources(4.5, 1, 0));
    assertThat(plan.shares()).isEqualTo(Map.of(CREDIT, 1, VISION, 1, SPEECH, 3));
  }

  @Test
  void inLocalModeAGroupWithMoreThanItsShareYieldsAnIdleDriverFirst() {
    Fake busy = new Fake(CREDIT, 1, 1);
    Fake idle = new Fake(CREDIT, 0, 1);
    DriverPlan plan = DriverPlan.forLocal(List.of(wish(VISION, 1)), List.of(busy, idle), 2);
    assertThat(plan.start()).isEmpty();
    assertThat(plan.yield()).containsExactly(idle);
  }

  @Test
  void inLocalModeNoMoreYieldThanAreLacking() {
    Fake leaving = new Fake(CREDIT, 0, 1, true);
    DriverPlan plan =
        DriverPlan.forLocal(
            List.of(wish(VISION, 1), wish(CREDIT, 9)), List.of(leaving, new Fake(CREDIT, 1, 1)), 2);
    assertThat(plan.yield()).isEmpty();
  }
}
