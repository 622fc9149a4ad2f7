package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.persistence.CatalogTable;
import io.fairlead.platform.catalog.persistence.CatalogTable.StoredEntry;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.NewWorkspaceListener;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

@Component
final class StoredCatalog implements Catalog, NewWorkspaceListener {

  private final CatalogTable table;
  private final Transactions transactions;
  private final Clock clock;

  StoredCatalog(CatalogTable table, Transactions transactions, Clock clock) {
    this.table = table;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public List<String> trainers(UUID workspace) {
    return transactions.in(workspace, table::trainers);
  }

  @Override
  public List<CatalogEntry> entries(UUID workspace, String trainer) {
    return transactions.in(
        workspace, () -> table.latest(trainer).stream().map(StoredCatalog::entry).toList());
  }

  @Override
  public void created(UUID workspace) {
    Map<String, Integer> positions = new HashMap<>();
    for (CatalogEntry entry : BuiltInCatalog.entries()) {
      int position = positions.merge(entry.trainer(), 1, Integer::sum);
      table.insert(stored(entry, position), clock.instant());
    }
  }

  private static StoredEntry stored(CatalogEntry entry, int position) {
    Parameter parameter = entry.parameter();
    return new StoredEntry(
        entry.trainer(),
        parameter.name(),
        position,
        SpaceJson.write(parameter.domain()),
        parameter.condition().map(SpaceJson::write).orElse(null),
        JsonMapper.shared().writeValueAsString(entry.defaultValue()),
        entry.rationale(),
        entry.version());
  }

  private static CatalogEntry entry(StoredEntry stored) {
    Domain domain = SpaceJson.readDomain(stored.domain());
    return new CatalogEntry(
        stored.trainer(),
        new Parameter(
            stored.name(),
            domain,
            Optional.ofNullable(stored.condition()).map(SpaceJson::readCondition)),
        DefaultJson.read(domain, JsonMapper.shared().readTree(stored.defaultValue())),
        stored.rationale(),
        stored.version());
  }
}
