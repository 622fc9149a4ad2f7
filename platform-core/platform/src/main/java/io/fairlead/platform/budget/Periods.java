package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Span;
import io.fairlead.platform.storage.Ids;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The periods of a workspace without gaps, each made when time first reaches it. */
@Component
final class Periods {

  private final PlanTable plans;
  private final PeriodTable table;
  private final Ledger ledger;

  Periods(PlanTable plans, PeriodTable table, Ledger ledger) {
    this.plans = plans;
    this.table = table;
    this.ledger = ledger;
  }

  /**
   * The periods that a span touches, in order and without gaps.
   *
   * @param locked until the end of the transaction
   */
  List<BudgetPeriod> touching(UUID workspace, Purpose purpose, Span span, boolean locked) {
    List<BudgetPeriod> known = table.touching(workspace, purpose, span, false);
    if (!covers(known, span)) {
      plans.lock(workspace); // before any period is, or two would wait for each other
      make(workspace, purpose, span);
    } else if (!locked) {
      return known;
    }
    return table.touching(workspace, purpose, span, locked);
  }

  /** The period of a moment. */
  BudgetPeriod at(UUID workspace, Purpose purpose, Instant moment, boolean locked) {
    return touching(workspace, purpose, new Span(moment, moment.plusMillis(1)), locked).getFirst();
  }

  private static boolean covers(List<BudgetPeriod> periods, Span span) {
    Instant until = span.from();
    for (BudgetPeriod each : periods) {
      if (each.span().from().isAfter(until)) {
        return false;
      }
      until = each.span().until();
    }
    return !until.isBefore(span.until());
  }

  private void make(UUID workspace, Purpose purpose, Span span) {
    BudgetPlan plan = plans.current(purpose);
    List<BudgetPeriod> known = table.touching(workspace, purpose, span, false);
    Instant next = span.from();
    while (next.isBefore(span.until())) {
      Instant here = next;
      next =
          known.stream()
              .filter(each -> each.span().contains(here))
              .findFirst()
              .map(each -> each.span().until())
              .orElseGet(() -> make(workspace, purpose, plan, known, here));
    }
  }

  /** Makes the period of a moment, between those that are there, and says when it ends. */
  private Instant make(
      UUID workspace, Purpose purpose, BudgetPlan plan, List<BudgetPeriod> known, Instant moment) {
    Calendar.Period cut = plan.calendar().at(moment);
    Instant from =
        table
            .lastEnd(workspace, purpose, moment)
            .filter(end -> end.isAfter(cut.span().from()))
            .orElse(cut.span().from());
    Instant until =
        known.stream()
            .map(each -> each.span().from())
            .filter(start -> start.isAfter(moment) && start.isBefore(cut.span().until()))
            .findFirst()
            .orElse(cut.span().until());
    Caps caps = cut.over() ? plan.caps().closed() : plan.caps();
    BudgetPeriod period =
        new BudgetPeriod(
            Ids.next(),
            workspace,
            purpose,
            cut.name(),
            plan.calendar().zone(),
            new Span(from, until),
            caps,
            Amounts.ZERO,
            Amounts.ZERO);
    table.insert(period);
    ledger.granted(workspace, period.id(), amounts(caps));
    return until;
  }

  /** The caps as amounts; none where nothing is limited. */
  static Amounts amounts(Caps caps) {
    return Amounts.of(
        each -> {
          Long cap = caps.get(each);
          return cap == null ? 0 : cap;
        });
  }
}
