package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Span;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Changes calendar and caps, inside a transaction of the workspace. */
@Component
final class CapChange {

  private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

  private final PlanTable plans;
  private final PeriodTable table;
  private final Periods periods;
  private final Ledger ledger;
  private final BudgetRecord record;

  CapChange(
      PlanTable plans, PeriodTable table, Periods periods, Ledger ledger, BudgetRecord record) {
    this.plans = plans;
    this.table = table;
    this.periods = periods;
    this.ledger = ledger;
    this.record = record;
  }

  void set(
      UUID workspace,
      Purpose purpose,
      Calendar calendar,
      Caps caps,
      String reason,
      Actor by,
      Instant now) {
    String why = BudgetRecord.reason(reason);
    checkDates(calendar, now);
    if (purpose == Purpose.REPLAYS && caps.equals(Caps.NONE)) {
      throw new InvalidInput(
          "caps",
          "What replays may use is limited by at least one cap.",
          null,
          "Set one, such as trial-hours; 0 lets none run.");
    }
    plans.lock(workspace);
    BudgetPlan before = plans.current(purpose);
    if (before.calendar().equals(calendar) && before.caps().equals(caps)) {
      return;
    }
    BudgetPlan after = new BudgetPlan(Ids.next(), calendar, caps, why, now, by.name());
    BudgetPeriod current = periods.at(workspace, purpose, now, true);
    plans.insert(workspace, purpose, after);
    if (before.calendar().equals(calendar)) {
      for (BudgetPeriod each : table.touching(workspace, purpose, new Span(now, END), true)) {
        change(each, before, after);
      }
    } else {
      Instant least = current.span().from().plusMillis(1);
      Instant cut = now.isBefore(least) ? least : now;
      table.end(current.id(), cut);
      periods.at(workspace, purpose, cut, false);
    }
    record.set(workspace, purpose, before, after, by);
  }

  private static void checkDates(Calendar calendar, Instant now) {
    if (calendar instanceof Calendar.Dates dates
        && (calendar.day(now).isBefore(dates.first()) || calendar.day(now).isAfter(dates.last()))) {
      throw new InvalidInput(
          "calendar",
          "Free dates hold from now on, so today, %s in %s, lies within them."
              .formatted(calendar.day(now), calendar.zone()),
          dates.first() + " to " + dates.last(),
          "Begin today at the latest and end today at the earliest.");
    }
  }

  private void change(BudgetPeriod period, BudgetPlan before, BudgetPlan after) {
    boolean over = after.calendar().at(period.span().from()).over();
    Caps caps = over ? after.caps().closed() : moved(period, before.caps(), after.caps());
    for (BudgetResource each : BudgetResource.values()) {
      check(period, each, caps.get(each), after.caps().get(each));
    }
    table.setCaps(period.id(), caps);
    ledger.enter(
        period.workspace(),
        Posting.both(
            period.id(),
            null,
            EntryKind.CAP_RAISED,
            EntryKind.CAP_LOWERED,
            Periods.amounts(caps).minus(Periods.amounts(period.caps()))));
  }

  /** The new caps with what transfers brought to or took from the old ones. */
  private static Caps moved(BudgetPeriod period, Caps before, Caps after) {
    return Caps.of(
        each -> {
          Long now = period.caps().get(each);
          Long planned = before.get(each);
          Long wanted = after.get(each);
          return wanted == null || now == null || planned == null
              ? wanted
              : Long.valueOf(Math.max(0, now + wanted - planned));
        });
  }

  private static void check(
      BudgetPeriod period, BudgetResource resource, @Nullable Long cap, @Nullable Long asked) {
    long committed = period.committed().get(resource);
    if (cap == null || committed <= cap) {
      return;
    }
    throw new InvalidInput(
        "caps." + resource.field(),
        "A cap can't be below what is committed: in %s, %s %s are (%s consumed, %s reserved)."
            .formatted(
                period.name(),
                resource.text(committed),
                resource.words(),
                resource.text(period.consumed().get(resource)),
                resource.text(period.reserved().get(resource))),
        asked == null ? null : resource.text(asked),
        "Set at least %s, or pause studies first to free what is reserved."
            .formatted(resource.text(committed)));
  }
}
