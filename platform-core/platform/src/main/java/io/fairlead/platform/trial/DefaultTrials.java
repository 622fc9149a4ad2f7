package io.fairlead.platform.trial;

import io.fairlead.platform.lineage.Environments;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;

/** Trials in the database. */
@Service
class DefaultTrials implements Trials {

  private final Transactions transactions;
  private final TrialTable table;
  private final Environments environments;

  DefaultTrials(Transactions transactions, TrialTable table, Environments environments) {
    this.transactions = transactions;
    this.table = table;
    this.environments = environments;
  }

  @Override
  public Page<Trial> list(UUID workspace, UUID study, TrialQuery query) {
    TrialOrder order = TrialOrder.of(query);
    return transactions.in(
        workspace,
        () -> {
          List<Trial> trials = table.list(study, query, order);
          List<Trial> shown = trials.subList(0, Math.min(query.limit(), trials.size()));
          return new Page<>(
              shown,
              trials.size() > query.limit() ? TrialCursor.after(shown.getLast(), order) : null);
        });
  }

  @Override
  public int count(UUID workspace, UUID study, TrialQuery query) {
    return transactions.in(workspace, () -> table.count(study, query));
  }

  @Override
  public Optional<Trial> find(UUID workspace, UUID trial) {
    return transactions.in(workspace, () -> table.find(trial));
  }

  @Override
  public List<Attempt> attempts(UUID workspace, UUID trial) {
    return transactions.in(workspace, () -> table.attempts(trial));
  }

  @Override
  public Map<String, String> environment(UUID workspace, String digest) {
    return environments.facts(workspace, digest);
  }

  @Override
  public ObjectiveHistory history(UUID workspace, UUID study) {
    return transactions.in(workspace, () -> table.history(study));
  }
}
