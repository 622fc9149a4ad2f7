package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Explanation;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.study.StudyBook;
import io.fairlead.platform.study.StudyPlan;
import io.fairlead.platform.trial.Explanations;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Turns as they would be now, from what is stored for leases. */
@Component
final class StoredTurns implements StudyTurns {

  private final Transactions transactions;
  private final StudyBook book;
  private final TurnTable table;
  private final Explanations explanations;

  StoredTurns(
      Transactions transactions, StudyBook book, TurnTable table, Explanations explanations) {
    this.transactions = transactions;
    this.book = book;
    this.table = table;
    this.explanations = explanations;
  }

  @Override
  public StudyTurn of(UUID workspace, UUID study) {
    StudyPlan plan = transactions.in(workspace, () -> book.now(study));
    List<Turns.Standing> waiting =
        transactions.crossing(() -> table.standings(workspace, plan.resolved().bundle()));
    Optional<Explanation> newest =
        explanations.last(workspace, study).map(Explanations.Explained::why);
    double weight = plan.definition().weight();
    double information = newest.map(Explanation::information).orElse(Double.NaN);
    double seconds = newest.map(Explanation::cost).orElse(Double.NaN);
    Set<UUID> competing =
        waiting.stream()
            .map(Turns.Standing::study)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    if (!competing.contains(study)) {
      return new StudyTurn(weight, information, seconds, 0, competing.size(), 0);
    }
    Turns turns = new Turns(waiting);
    return new StudyTurn(
        weight,
        information,
        seconds,
        turns.order(competing).indexOf(study) + 1,
        competing.size(),
        turns.latest(study, competing.size()));
  }
}
