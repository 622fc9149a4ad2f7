package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.TransferTable.Sent;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Moves budget between workspaces. No transaction sees two of them: it leaves the one, is on its
 * way in a row of its own, and arrives in the other, now or when the platform is back.
 */
@Component
final class Moving {

  private static final Logger LOG = LoggerFactory.getLogger(Moving.class);

  private final Transactions transactions;
  private final PeriodTable table;
  private final Periods periods;
  private final TransferTable transfers;
  private final Ledger ledger;
  private final BudgetRecord record;

  Moving(
      Transactions transactions,
      PeriodTable table,
      Periods periods,
      TransferTable transfers,
      Ledger ledger,
      BudgetRecord record) {
    this.transactions = transactions;
    this.table = table;
    this.periods = periods;
    this.transfers = transfers;
    this.ledger = ledger;
    this.record = record;
  }

  void requireCap(Workspace to, BudgetResource resource, Access by, Instant now) {
    by.require(Permission.MANAGE_BUDGETS, to);
    transactions.in(
        to.id(), () -> capped(to, periods.at(to.id(), Purpose.SEARCHES, now, false), resource));
  }

  void send(
      Workspace from,
      Workspace to,
      BudgetResource resource,
      long amount,
      String reason,
      Access by,
      Instant now) {
    String why = BudgetRecord.reason(reason);
    by.require(Permission.MANAGE_BUDGETS, from);
    by.require(Permission.MANAGE_BUDGETS, to);
    check(from, to, resource, amount);
    Actor actor = by.actor().with(Permission.MANAGE_BUDGETS);
    UUID id = Ids.next();
    transactions.in(
        from.id(),
        () -> {
          send(from, new Sent(id, from.id(), to.id(), resource, amount, why, now, actor));
        });
  }

  private static void check(Workspace from, Workspace to, BudgetResource resource, long amount) {
    if (from.id().equals(to.id())) {
      throw new InvalidInput(
          "to", "Budget moves to another workspace.", to.name(), "Name another one.");
    }
    if (amount <= 0) {
      throw new InvalidInput(
          "amount",
          "What is moved is more than nothing.",
          resource.text(amount),
          "To move budget here, move it from the workspace that has it.");
    }
  }

  private static long capped(Workspace workspace, BudgetPeriod period, BudgetResource resource) {
    Long cap = period.caps().get(resource);
    if (cap == null) {
      throw new InvalidInput(
          "resource",
          "Budget moves between workspaces that limit it; '%s' has no cap for %s."
              .formatted(workspace.name(), resource.words()),
          resource.field(),
          "Set a cap there first, or move something else.");
    }
    return cap;
  }

  private void send(Workspace workspace, Sent sent) {
    BudgetPeriod period = periods.at(sent.from(), Purpose.SEARCHES, sent.at(), true);
    BudgetResource resource = sent.resource();
    long cap = capped(workspace, period, resource);
    long free = cap - period.committed().get(resource);
    if (sent.amount() > free) {
      throw new InvalidInput(
          "amount",
          "Only what is free can be moved: of %s %s, %s are committed and %s free."
              .formatted(
                  resource.text(cap),
                  resource.words(),
                  resource.text(cap - free),
                  resource.text(free)),
          resource.text(sent.amount()),
          "Move at most %s.".formatted(resource.text(free)));
    }
    change(period, resource, -sent.amount(), EntryKind.MOVED_OUT);
    transactions.crossing(
        () -> {
          transfers.send(sent);
          return true;
        });
    record.moved(sent.from(), "sent", resource, sent.amount(), sent.reason(), sent.by());
  }

  private void receive(UUID id, UUID workspace, Instant now) {
    transactions.in(
        workspace,
        () -> {
          transactions.crossing(() -> transfers.receive(id)).ifPresent(sent -> receive(sent, now));
        });
  }

  private void receive(Sent sent, Instant now) {
    BudgetPeriod period = periods.at(sent.to(), Purpose.SEARCHES, now, true);
    if (period.caps().get(sent.resource()) != null) { // else nothing is limited since
      change(period, sent.resource(), sent.amount(), EntryKind.MOVED_IN);
    }
    record.moved(sent.to(), "received", sent.resource(), sent.amount(), sent.reason(), sent.by());
  }

  private void change(BudgetPeriod period, BudgetResource resource, long more, EntryKind kind) {
    Caps caps = period.caps();
    table.setCaps(
        period.id(),
        Caps.of(
            each -> {
              Long cap = caps.get(each);
              return cap == null || each != resource ? cap : Long.valueOf(cap + more);
            }));
    ledger.enter(
        period.workspace(),
        List.of(new Posting(period.id(), null, kind, Amounts.only(resource, Math.abs(more)))));
  }

  void arrive(Instant now) {
    for (TransferTable.Way each : transactions.crossing(transfers::onTheirWay)) {
      try {
        receive(each.id(), each.to(), now);
      } catch (RuntimeException e) {
        LOG.warn("Budget that was moved is still on its way; it is tried again soon.", e);
      }
    }
  }
}
