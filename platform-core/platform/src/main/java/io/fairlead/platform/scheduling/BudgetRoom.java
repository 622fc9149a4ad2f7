package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Purse;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.study.Repeats;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** What one lease call may take of its workspace's budget, and which studies it has none for. */
final class BudgetRoom {

  private final Purse purse;
  private final Capacity agent;
  private final Supplier<List<Capacity>> open;
  private final Map<UUID, Lack> lacking = new LinkedHashMap<>();

  /**
   * @param open all agents that the workspace's trials may run on, looked for when one is too dear
   *     here
   */
  BudgetRoom(Purse purse, Capacity agent, Supplier<List<Capacity>> open) {
    this.purse = purse;
    this.agent = agent;
    this.open = open;
  }

  /**
   * Why a study's trials can't start.
   *
   * @param cost of a trial an hour where it is cheapest, in millionths
   */
  record Lack(BudgetResource resource, long cost) {}

  /** Which budget pays for the trials of a bundle. */
  static Purpose purpose(String bundle) {
    return Repeats.isOf(bundle) ? Purpose.REPLAYS : Purpose.SEARCHES;
  }

  /** Takes a first slice for a trial, if there is room, and says whether there was. */
  boolean take(QueueTable.Queued trial, double share) {
    Rate rate = agent.rate(trial.needs(), share);
    Optional<BudgetResource> lack = purse.lacking(rate);
    if (lack.isPresent() && !lacking.containsKey(trial.study())) {
      note(trial, lack.get());
    }
    return lack.isEmpty() && purse.take(rate);
  }

  /** Too dear here isn't too dear: it waits for an agent on which there is budget for it. */
  private void note(QueueTable.Queued trial, BudgetResource lack) {
    Rate cheapest =
        Fares.cheapest(open.get(), trial.needs()).orElseGet(() -> agent.rate(trial.needs(), 1));
    if (purse.lacking(cheapest).isPresent()) {
      lacking.put(trial.study(), new Lack(lack, cheapest.cost()));
    }
  }

  /** Whether there is room for the first slices of all these with that share. */
  boolean fits(List<QueueTable.Queued> trials, double share) {
    return purse.fits(trials.stream().map(each -> agent.rate(each.needs(), share)).toList());
  }

  Map<UUID, Lack> lacking() {
    return lacking;
  }
}
