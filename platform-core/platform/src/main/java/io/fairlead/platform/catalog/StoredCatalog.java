package io.fairlead.platform.catalog;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

@Component
final class StoredCatalog implements Catalog, SmartInitializingSingleton {

  private final CatalogTable table;
  private final ExceptionTable exceptions;
  private final Transactions transactions;
  private final Events events;
  private final Clock clock;

  StoredCatalog(
      CatalogTable table,
      ExceptionTable exceptions,
      Transactions transactions,
      Events events,
      Clock clock) {
    this.table = table;
    this.exceptions = exceptions;
    this.transactions = transactions;
    this.events = events;
    this.clock = clock;
  }

  /** Adds the built-in entries that aren't there yet: all of them at first, later new ones. */
  @Override
  public void afterSingletonsInstantiated() {
    transactions.crossing(
        () -> {
          Set<String> known = table.names(Scope.INSTALLATION);
          List<String> added =
              BuiltInCatalog.entries(clock.instant()).stream()
                  .filter(each -> !known.contains(each.trainer() + " " + each.name()))
                  .filter(table::insert)
                  .map(EntryVersion::label)
                  .toList();
          if (!added.isEmpty()) {
            events.appendInstallation(
                "catalog.built-in", Actor.PLATFORM.id(), Actor.PLATFORM, Map.of("entries", added));
          }
          return true;
        });
  }

  @Override
  public List<String> trainers(UUID workspace) {
    return transactions.in(
        workspace,
        () -> {
          Set<String> trainers = new TreeSet<>(table.trainers(Scope.WORKSPACE));
          trainers.addAll(transactions.crossing(() -> table.trainers(Scope.INSTALLATION)));
          return List.copyOf(trainers);
        });
  }

  @Override
  public List<CatalogEntry> entries(UUID workspace, String trainer) {
    return transactions.in(
        workspace,
        () ->
            InForce.entries(
                transactions.crossing(() -> table.inForce(Scope.INSTALLATION, trainer)),
                table.inForce(Scope.WORKSPACE, trainer)));
  }

  @Override
  public List<CatalogException> granted(UUID workspace, String trainer, String study) {
    return transactions.in(workspace, () -> exceptions.granted(trainer, study, clock.instant()));
  }
}
