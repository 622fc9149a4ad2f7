package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

@Service
final class StoredBudgets implements Budgets {

  private final Transactions transactions;
  private final PlanTable plans;
  private final PeriodTable table;
  private final Periods periods;
  private final CapChange changes;
  private final Moving moving;
  private final LedgerTable ledger;
  private final Clock clock;

  StoredBudgets(
      Transactions transactions,
      PlanTable plans,
      PeriodTable table,
      Periods periods,
      CapChange changes,
      Moving moving,
      LedgerTable ledger,
      Clock clock) {
    this.transactions = transactions;
    this.plans = plans;
    this.table = table;
    this.periods = periods;
    this.changes = changes;
    this.moving = moving;
    this.ledger = ledger;
    this.clock = clock;
  }

  @Override
  public Standing standing(UUID workspace, Purpose purpose) {
    return transactions.in(
        workspace,
        () -> {
          Instant now = now();
          BudgetPeriod period = periods.at(workspace, purpose, now, false);
          Outlook outlook = new Outlook(period, ledger.hours(period.id()), now);
          return new Standing(plans.current(purpose), period, outlook.forecasts());
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  @Override
  public boolean isNamed(UUID workspace, Purpose purpose) {
    return transactions.in(workspace, () -> plans.current(purpose).id() != null);
  }

  @Override
  public Standing set(
      UUID workspace, Purpose purpose, Calendar calendar, Caps caps, String reason, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          changes.set(workspace, purpose, calendar, caps, reason, by, now());
          return standing(workspace, purpose);
        });
  }

  @Override
  public Page<BudgetPlan> history(
      UUID workspace, Purpose purpose, @Nullable String after, int limit) {
    UUID before = cursor(after);
    return page(
        transactions.in(workspace, () -> plans.history(purpose, before, limit + 1)),
        limit,
        BudgetPlan::id);
  }

  @Override
  public List<BudgetPeriod> periods(UUID workspace, Purpose purpose, int limit) {
    return transactions.in(
        workspace,
        () -> {
          periods.at(workspace, purpose, now(), false);
          return table.all(workspace, purpose, limit);
        });
  }

  @Override
  public Page<LedgerEntry> entries(
      UUID workspace, EntryFilter filter, @Nullable String after, int limit) {
    UUID before = cursor(after);
    return page(
        transactions.in(workspace, () -> ledger.entries(filter, before, limit + 1)),
        limit,
        LedgerEntry::id);
  }

  private static @Nullable UUID cursor(@Nullable String after) {
    return after == null
        ? null
        : Ids.parse(after)
            .orElseThrow(
                () ->
                    new InvalidInput(
                        "after",
                        "A cursor is what the page before gave as its next.",
                        after,
                        "Leave it out to start again."));
  }

  private static <T> Page<T> page(List<T> found, int limit, Function<T, @Nullable UUID> id) {
    return found.size() > limit
        ? new Page<>(found.subList(0, limit), String.valueOf(id.apply(found.get(limit - 1))))
        : new Page<>(found, null);
  }

  @Override
  public List<StudyUse> uses(UUID workspace, UUID period) {
    return transactions.in(workspace, () -> ledger.uses(period));
  }

  @Override
  public List<HourUse> hours(UUID workspace, UUID period) {
    return transactions.in(workspace, () -> ledger.hours(period));
  }

  @Override
  public void requireCap(Workspace to, BudgetResource resource, Access by) {
    moving.requireCap(to, resource, by, now());
  }

  @Override
  public void send(
      Workspace from,
      Workspace to,
      BudgetResource resource,
      long amount,
      String reason,
      Access by) {
    moving.send(from, to, resource, amount, reason, by, now());
  }

  @Override
  public void arrive() {
    moving.arrive(now());
  }
}
