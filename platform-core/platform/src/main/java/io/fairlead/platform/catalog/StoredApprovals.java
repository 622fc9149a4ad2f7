package io.fairlead.platform.catalog;

import io.fairlead.platform.catalog.CatalogWitness.Kind;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class StoredApprovals implements Approvals {

  private final CatalogTable table;
  private final Life life;
  private final Catalog catalog;
  private final CatalogWitness witness;
  private final TrainerParameters understood;
  private final Transactions transactions;
  private final Clock clock;

  StoredApprovals(
      CatalogTable table,
      Life life,
      Catalog catalog,
      CatalogWitness witness,
      TrainerParameters understood,
      Transactions transactions,
      Clock clock) {
    this.table = table;
    this.life = life;
    this.catalog = catalog;
    this.witness = witness;
    this.understood = understood;
    this.transactions = transactions;
    this.clock = clock;
  }

  @Override
  public EntryVersion propose(UUID workspace, Scope scope, Proposal proposal, Access by) {
    return transactions.in(
        workspace,
        () -> {
          List<EntryVersion> everywhere =
              transactions.crossing(() -> table.inForce(Scope.INSTALLATION, proposal.trainer()));
          if (scope == Scope.INSTALLATION) {
            return transactions.crossing(
                () -> propose(null, scope, everywhere, everywhere, proposal, by));
          }
          witness.check(workspace, proposal.evidence());
          List<EntryVersion> here = table.inForce(Scope.WORKSPACE, proposal.trainer());
          return propose(workspace, scope, here, everywhere, proposal, by);
        });
  }

  private EntryVersion propose(
      @Nullable UUID workspace,
      Scope scope,
      List<EntryVersion> here,
      List<EntryVersion> everywhere,
      Proposal proposal,
      Access by) {
    String name = proposal.parameter().name();
    table.lock(workspace, proposal.trainer(), name);
    EntryVersion holds = ProposalRules.named(everywhere, name);
    ProposalRules.check(scope, proposal, ProposalRules.named(here, name), holds);
    List<EntryVersion> before = table.versions(scope, proposal.trainer(), name);
    EntryVersion version =
        new EntryVersion(
            Ids.next(),
            scope,
            proposal.trainer(),
            before.isEmpty() ? 1 : before.getFirst().version() + 1,
            position(scope, before, holds, proposal.trainer()),
            proposal.parameter(),
            proposal.defaultValue(),
            proposal.forbidden(),
            proposal.unit(),
            proposal.rationale(),
            proposal.evidence(),
            State.PROPOSED,
            new Signature(by.person(), by.actor().name(), clock.instant(), null),
            null,
            null);
    if (!table.insert(version)) {
      throw new Conflict(
          "One proposal for an entry waits at a time, and one for %s %s does. Have it decided, or take it back, first."
              .formatted(proposal.trainer(), name));
    }
    life.record("proposed", version, null, by);
    return version;
  }

  private int position(
      Scope scope, List<EntryVersion> before, @Nullable EntryVersion holds, String trainer) {
    if (!before.isEmpty()) {
      return before.getFirst().position();
    }
    return holds == null ? table.lastPosition(scope, trainer) + 1 : holds.position();
  }

  @Override
  public EntryVersion approve(UUID workspace, UUID version, String reason, Access by) {
    return transactions.in(
        workspace,
        () -> {
          EntryVersion wanted = life.find(Scope.WORKSPACE, version);
          EntryVersion everywhere =
              ProposalRules.named(
                  transactions.crossing(() -> table.inForce(Scope.INSTALLATION, wanted.trainer())),
                  wanted.name());
          if (everywhere != null
              && !wanted.parameter().domain().narrows(everywhere.parameter().domain())) {
            throw new Conflict(
                "%s would widen what holds everywhere by now: %s in version %d. Reject it, and have one proposed that stays inside."
                    .formatted(
                        wanted.label(),
                        everywhere.parameter().domain().describe(),
                        everywhere.version()));
          }
          understood.check(wanted);
          EntryVersion approved = life.approve(Scope.WORKSPACE, version, reason, by);
          life.record("approved", approved, wanted.state(), by);
          sign(workspace, approved, "approved", rationale(approved, reason), by);
          return approved;
        });
  }

  private static String rationale(EntryVersion version, String reason) {
    return reason.isBlank() ? version.rationale() : reason;
  }

  @Override
  public EntryVersion reject(UUID workspace, UUID version, String reason, Access by) {
    return transactions.in(
        workspace,
        () -> {
          EntryVersion rejected = life.reject(Scope.WORKSPACE, version, reason, by);
          life.record("rejected", rejected, State.PROPOSED, by);
          sign(workspace, rejected, "rejected", reason, by);
          return rejected;
        });
  }

  @Override
  public EntryVersion deprecate(
      UUID workspace, UUID version, String reason, String replacement, Access by) {
    return transactions.in(
        workspace,
        () -> {
          EntryVersion wanted = life.find(Scope.WORKSPACE, version);
          Life.checkReplacement(replacement, wanted, catalog.entries(workspace, wanted.trainer()));
          EntryVersion deprecated =
              life.deprecate(Scope.WORKSPACE, version, reason, replacement, by);
          life.record("deprecated", deprecated, State.APPROVED, by);
          sign(workspace, deprecated, "deprecated in favour of " + replacement, reason, by);
          return deprecated;
        });
  }

  private void sign(
      UUID workspace, EntryVersion version, String verb, String rationale, Access by) {
    witness.sign(
        workspace,
        Kind.CATALOG_CHANGED,
        "%s %s".formatted(version.label(), verb),
        rationale,
        version.evidence(),
        by.actor());
  }

  @Override
  public List<EntryVersion> versions(UUID workspace, String trainer, String name) {
    return transactions.in(
        workspace,
        () -> {
          List<EntryVersion> all = new ArrayList<>(table.versions(Scope.WORKSPACE, trainer, name));
          all.addAll(
              transactions.crossing(() -> table.versions(Scope.INSTALLATION, trainer, name)));
          return all;
        });
  }

  @Override
  public Optional<EntryVersion> find(UUID workspace, UUID version) {
    return transactions.in(
        workspace,
        () ->
            table
                .find(Scope.WORKSPACE, version)
                .or(() -> transactions.crossing(() -> table.find(Scope.INSTALLATION, version))));
  }

  @Override
  public List<EntryVersion> waiting(UUID workspace) {
    return transactions.in(workspace, () -> table.waiting(Scope.WORKSPACE));
  }
}
