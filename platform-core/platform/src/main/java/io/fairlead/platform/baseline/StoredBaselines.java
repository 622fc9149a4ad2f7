package io.fairlead.platform.baseline;

import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.Decisions;
import io.fairlead.platform.decision.NewDecision;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredBaselines implements Baselines {

  private final BaselineTable table;
  private final TestRows testRows;
  private final Catalog catalog;
  private final Datasets datasets;
  private final Decisions decisions;
  private final Events events;
  private final Transactions transactions;
  private final Clock clock;

  StoredBaselines(
      BaselineTable table,
      TestRows testRows,
      Catalog catalog,
      Datasets datasets,
      Decisions decisions,
      Events events,
      Transactions transactions,
      Clock clock) {
    this.table = table;
    this.testRows = testRows;
    this.catalog = catalog;
    this.datasets = datasets;
    this.decisions = decisions;
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<Baseline> list(UUID workspace) {
    return transactions.in(workspace, () -> table.current());
  }

  @Override
  public List<Baseline> versions(UUID workspace, UUID dataset, String trainer, String metric) {
    return transactions.in(workspace, () -> table.versions(dataset, trainer, metric));
  }

  @Override
  public Baseline set(UUID workspace, NewBaseline wanted, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          Dataset dataset =
              datasets
                  .find(workspace, wanted.dataset())
                  .orElseThrow(
                      () ->
                          new InvalidInput(
                              "dataset",
                              "A baseline is for a data set of the workspace.",
                              wanted.dataset(),
                              "Choose one by name or id."));
          Map<String, Object> parameters =
              ApprovedValues.complete(
                  catalog.entries(workspace, wanted.trainer()),
                  wanted.trainer(),
                  wanted.parameters());
          table.lock(dataset.id(), wanted.trainer(), wanted.metric());
          List<Baseline> before = table.versions(dataset.id(), wanted.trainer(), wanted.metric());
          Baseline baseline =
              new Baseline(
                  Ids.next(),
                  dataset.id(),
                  wanted.trainer(),
                  wanted.metric(),
                  before.isEmpty() ? 1 : before.getFirst().version() + 1,
                  parameters,
                  wanted.rationale(),
                  by.name(),
                  clock.instant());
          table.insert(baseline, by.id());
          record(dataset, before, baseline, by);
          sign(workspace, dataset, baseline, by);
          return baseline;
        });
  }

  private void record(Dataset dataset, List<Baseline> before, Baseline now, Actor by) {
    events.append(
        "baseline.set",
        now.id(),
        by,
        Changed.data(
            Map.of(
                "dataset", dataset.name(),
                "trainer", now.trainer(),
                "metric", now.metric(),
                "version", now.version(),
                "parameters", now.parameters()),
            before.isEmpty() ? null : before.getFirst().parameters(),
            now.parameters()));
  }

  private void sign(UUID workspace, Dataset dataset, Baseline now, Actor by) {
    decisions.sign(
        workspace,
        new NewDecision(
            DecisionType.CATALOG_CHANGED,
            shortened(
                "Baseline of %s for %s by %s, version %d"
                    .formatted(dataset.name(), now.trainer(), now.metric(), now.version())),
            now.rationale(),
            List.of(),
            List.of(),
            null),
        by);
  }

  private static String shortened(String what) {
    return what.length() <= 200 ? what : what.substring(0, 199) + "…";
  }

  @Override
  public Comparison compare(UUID workspace, UUID study) {
    return testRows.compare(workspace, study);
  }
}
