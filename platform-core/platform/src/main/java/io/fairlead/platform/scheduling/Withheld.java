package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.budget.Slices;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Trials that could start but for their budget: says so, and lets them go on once there is some.
 */
@Component
final class Withheld {

  private final Transactions transactions;
  private final Slices slices;
  private final Budgets budgets;
  private final QueueTable queue;
  private final Fares fares;
  private final TrialRows trials;
  private final Changes changes;
  private final SchedulingFigures figures;
  private final SchedulingSettings settings;

  Withheld(
      Transactions transactions,
      Slices slices,
      Budgets budgets,
      QueueTable queue,
      Fares fares,
      TrialRows trials,
      Changes changes,
      SchedulingFigures figures,
      SchedulingSettings settings) {
    this.transactions = transactions;
    this.slices = slices;
    this.budgets = budgets;
    this.queue = queue;
    this.fares = fares;
    this.trials = trials;
    this.changes = changes;
    this.figures = figures;
    this.settings = settings;
  }

  /** Notes what a lease call had no budget for; call inside a transaction of the workspace. */
  void note(UUID workspace, Map<UUID, BudgetRoom.Lack> lacking) {
    lacking.forEach(
        (study, lack) -> {
          List<UUID> news = transactions.crossing(() -> queue.withhold(study, lack));
          if (!news.isEmpty()) {
            figures.withoutBudgetToStart(news.size());
            trials.waitFor(
                news, "Waits for budget: no %s are left.".formatted(lack.resource().words()));
            changes.studyChanged(workspace, study);
          }
        });
  }

  /** Lets go on what there is budget for again. */
  void release() {
    budgets.arrive();
    transactions.crossing(queue::withheld).stream()
        .collect(
            Collectors.groupingBy(
                each -> new Payer(each.workspace(), BudgetRoom.purpose(each.bundle()))))
        .forEach(
            (payer, studies) -> transactions.in(payer.workspace(), () -> release(payer, studies)));
  }

  /** A budget. */
  private record Payer(UUID workspace, Purpose purpose) {}

  private void release(Payer payer, List<QueueTable.WithheldStudy> studies) {
    UUID workspace = payer.workspace();
    var purse = slices.allowance(workspace, payer.purpose(), settings.slice()).purse();
    List<Capacity> open = transactions.crossing(() -> fares.open(workspace));
    for (QueueTable.WithheldStudy each : studies) {
      Rate cheapest = Fares.cheapest(open, each.needs()).orElseGet(() -> asNoted(each));
      if (purse.lacking(cheapest).isEmpty()) {
        trials.waitFor(transactions.crossing(() -> queue.release(each.study())), null);
        changes.studyChanged(workspace, each.study());
      }
    }
  }

  /** Where no agent is there that could run it, what it would have cost counts. */
  private static Rate asNoted(QueueTable.WithheldStudy study) {
    return Rate.of(study.needs().cpus(), study.needs().gpus(), 0, 1, Prices.FREE)
        .costing(study.cost());
  }
}
