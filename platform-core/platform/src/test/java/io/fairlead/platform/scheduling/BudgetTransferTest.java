package io.fairlead.platform.scheduling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.budget.Budgets.EntryFilter;
import io.fairlead.platform.budget.EntryKind;
import io.fairlead.platform.budget.Estimates.StudyEstimate;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotPermitted;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Assignment;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Budget that moves between workspaces, costs by agents' prices, and what a study would take. */
class BudgetTransferTest {

  private static final Calendar MONTHS = new Calendar.Months(ZoneId.of("UTC"));
  private static final long HOUR = Duration.ofHours(1).toMillis();

  private static Lab lab;

  private Workspace here = workspace();
  private Workspace there = here;

  @BeforeAll
  static void open() {
    lab = new Lab();
  }

  @AfterAll
  static void close() {
    lab.close();
  }

  private static Workspace workspace() {
    String name = "w" + Ids.next();
    return new Workspace(lab.workspace(name), name, name, Instant.EPOCH);
  }

  @BeforeEach
  void fresh() {
    there = workspace();
    here = workspace();
    cap(here, 10 * HOUR);
    cap(there, 2 * HOUR);
  }

  private static void cap(Workspace workspace, @Nullable Long wall) {
    lab.budgets.set(workspace.id(), MONTHS, new Caps(wall, null, null, null), "So much", Lab.ANN);
  }

  private Access manager(Role elsewhere) {
    return new Access(
        Lab.ANN,
        Lab.ANN.id(),
        "Ann",
        Map.of(here.id(), Set.of(Role.MANAGER), there.id(), Set.of(elsewhere)),
        Set.of());
  }

  private void move(long wall, Access by) {
    lab.budgets.move(here, there, BudgetResource.WALL, wall, "They need it", by);
  }

  private static long capOf(Workspace workspace) {
    BooksBalance.check(lab, workspace.id());
    return Objects.requireNonNull(lab.budgets.standing(workspace.id()).period().caps().wall());
  }

  @Test
  void whatOneGivesTheOtherGets() {
    lab.decisions.signed.clear();
    move(3 * HOUR, manager(Role.MANAGER));
    assertThat(capOf(here)).isEqualTo(7 * HOUR);
    assertThat(capOf(there)).isEqualTo(5 * HOUR);
    assertThat(lab.budgets.entries(there.id(), EntryFilter.ALL, null, 1).items().getFirst().kind())
        .isEqualTo(EntryKind.MOVED_IN);
    assertThat(lab.decisions.signed)
        .hasSize(2)
        .allSatisfy(
            each -> {
              assertThat(each.type()).isEqualTo(DecisionType.BUDGET_CHANGED);
              assertThat(each.rationale()).isEqualTo("They need it");
            });
    cap(there, 4 * HOUR);
    assertThat(capOf(there)).as("a new plan keeps what was moved").isEqualTo(7 * HOUR);
    cap(here, null);
    cap(here, HOUR);
    assertThat(capOf(here)).isEqualTo(HOUR);
  }

  @Test
  void nothingIsLostOrDoubledWhenThePlatformEndsInBetween() {
    lab.events.failsOnce.set("budget.received");
    move(3 * HOUR, manager(Role.MANAGER));
    assertThat(capOf(here)).isEqualTo(7 * HOUR);
    assertThat(capOf(there)).as("on its way").isEqualTo(2 * HOUR);
    lab.scheduling.tick();
    lab.scheduling.tick();
    assertThat(capOf(there)).isEqualTo(5 * HOUR);
  }

  @Test
  void onlyWhoManagesBothMovesAndOnlyWhatIsFree() {
    assertThatThrownBy(() -> move(HOUR, manager(Role.RESEARCHER)))
        .isInstanceOf(NotPermitted.class)
        .hasMessageContaining(there.name());
    assertThatThrownBy(() -> move(11 * HOUR, manager(Role.MANAGER)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("10 trial-hours")
        .hasMessageContaining("Move at most 10");
    assertThatThrownBy(
            () ->
                lab.budgets.move(here, there, BudgetResource.COST, 1, "why", manager(Role.MANAGER)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("has no cap for");
    assertThatThrownBy(
            () -> lab.budgets.move(here, there, BudgetResource.WALL, 1, " ", manager(Role.MANAGER)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("reason");
    assertThat(capOf(here)).isEqualTo(10 * HOUR);
  }

  @Test
  void whatAnAgentCostsIsReservedAndAStudysCostIsEstimated() {
    UUID agent = lab.localAgent("dear" + here.name(), 4);
    Agents agents = lab.bean(Agents.class);
    Access admin = new Access(Lab.ANN, Lab.ANN.id(), "Ann", Map.of(), Set.of(Role.ADMIN));
    assertThat(agents.setPrices(agent, new Prices(2_000_000, 0, 0), admin).prices().cpuHour())
        .isEqualTo(2_000_000);
    assertThatThrownBy(() -> agents.setPrices(agent, Prices.FREE, manager(Role.MANAGER)))
        .isInstanceOf(NotPermitted.class);

    Study study = lab.submit(here.id(), 4, 4, ", \"resources\": {\"cpus\": 2}");
    assertThat(lab.estimates.estimate(here.id(), study.definition())).isEmpty();
    UUID driver = Ids.next();
    for (int i = 1; i <= 4; i++) {
      lab.scheduling.tick();
      List<Assignment> leased = lab.lease(agent, driver, here.id(), 1);
      lab.clock.advance(Duration.ofSeconds(9));
      lab.complete(agent, driver, List.of(Lab.done(leased.getFirst(), i)));
    }
    assertThat(lab.budgets.standing(here.id()).period().consumed().cost())
        .as("4 × 9 s of 2 CPUs at 2 an hour")
        .isEqualTo(40_000);
    agents.setPrices(agent, new Prices(2_000_000, 0, 0), admin);
    lab.localAgent("dear" + here.name(), 4);
    StudyEstimate estimate = lab.estimates.estimate(here.id(), study.definition()).orElseThrow();
    assertThat(estimate.trialHours().earlier()).isEqualTo(4);
    assertThat(estimate.trialHours().expected()).isBetween(0.0099, 0.0101);
    assertThat(estimate.trialHours().low()).isEqualTo(estimate.trialHours().high());
    assertThat(estimate.cpuHours().expected()).isBetween(0.0198, 0.0202);
    assertThat(estimate.cost().high()).isGreaterThanOrEqualTo(estimate.cost().expected());
  }

  @Test
  void aTrialTooDearForOneAgentStartsOnOneThatIsCheaper() {
    lab.clock.advance(Duration.ofMinutes(5)); // agents of other tests are silent
    UUID dear = lab.localAgent("dear one of " + here.name(), 4);
    UUID cheap = lab.localAgent("cheap one of " + here.name(), 4);
    Prices low = new Prices(1_000_000, 0, 0);
    Prices high = new Prices(100_000_000_000L, 0, 0);
    price(dear, high);
    price(cheap, low);
    lab.budgets.set(here.id(), MONTHS, new Caps(null, null, null, 1_000_000L), "So much", Lab.ANN);
    lab.submit(here.id(), 2, 2, "");
    lab.scheduling.tick();
    assertThat(lab.lease(dear, Ids.next(), here.id(), 1)).isEmpty();
    assertThat(waiting(cheap)).as("it isn't withheld from others").isEqualTo(2);
    assertThat(lab.lease(cheap, Ids.next(), here.id(), 1)).hasSize(1);

    price(cheap, high);
    assertThat(lab.lease(cheap, Ids.next(), here.id(), 1)).isEmpty();
    assertThat(waiting(cheap)).as("there is no budget for it anywhere").isZero();
    lab.scheduling.tick();
    assertThat(waiting(cheap)).isZero();
    price(cheap, low);
    lab.scheduling.tick();
    assertThat(waiting(cheap)).as("a lower price lets it go on").isEqualTo(1);
  }

  private static void price(UUID agent, Prices prices) {
    Access admin = new Access(Lab.ANN, Lab.ANN.id(), "Ann", Map.of(), Set.of(Role.ADMIN));
    lab.bean(Agents.class).setPrices(agent, prices, admin);
  }

  private int waiting(UUID agent) {
    return lab.scheduling.findWork(new AgentRequest.FindWork(agent)).waiting().stream()
        .filter(each -> each.workspace().equals(here.id()))
        .mapToInt(each -> each.trials())
        .sum();
  }
}
