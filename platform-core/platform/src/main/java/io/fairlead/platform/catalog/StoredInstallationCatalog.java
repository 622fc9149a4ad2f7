package io.fairlead.platform.catalog;

import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

@Component
final class StoredInstallationCatalog implements InstallationCatalog {

  private static final Scope SCOPE = Scope.INSTALLATION;

  private final CatalogTable table;
  private final Life life;
  private final TrainerParameters understood;
  private final Transactions transactions;

  StoredInstallationCatalog(
      CatalogTable table, Life life, TrainerParameters understood, Transactions transactions) {
    this.table = table;
    this.life = life;
    this.understood = understood;
    this.transactions = transactions;
  }

  @Override
  public EntryVersion approve(UUID version, String reason, Access by) {
    return transactions.crossing(
        () -> {
          understood.checkEverywhere(life.find(SCOPE, version));
          EntryVersion approved = life.approve(SCOPE, version, reason, by);
          life.record("approved", approved, State.PROPOSED, by);
          return approved;
        });
  }

  @Override
  public EntryVersion reject(UUID version, String reason, Access by) {
    return transactions.crossing(
        () -> {
          EntryVersion rejected = life.reject(SCOPE, version, reason, by);
          life.record("rejected", rejected, State.PROPOSED, by);
          return rejected;
        });
  }

  @Override
  public EntryVersion deprecate(UUID version, String reason, String replacement, Access by) {
    return transactions.crossing(
        () -> {
          EntryVersion wanted = life.find(SCOPE, version);
          Life.checkReplacement(
              replacement,
              wanted,
              InForce.entries(table.inForce(SCOPE, wanted.trainer()), List.of()));
          EntryVersion deprecated = life.deprecate(SCOPE, version, reason, replacement, by);
          life.record("deprecated", deprecated, State.APPROVED, by);
          return deprecated;
        });
  }

  @Override
  public List<EntryVersion> waiting() {
    return transactions.crossing(() -> table.waiting(SCOPE));
  }

  @Override
  public List<String> trainers() {
    return transactions.crossing(() -> table.trainers(SCOPE));
  }

  @Override
  public List<EntryVersion> entries(String trainer) {
    return transactions.crossing(() -> table.inForce(SCOPE, trainer));
  }

  @Override
  public List<EntryVersion> versions(String trainer, String name) {
    return transactions.crossing(() -> table.versions(SCOPE, trainer, name));
  }

  @Override
  public Optional<EntryVersion> find(UUID version) {
    return transactions.crossing(() -> table.find(SCOPE, version));
  }
}
