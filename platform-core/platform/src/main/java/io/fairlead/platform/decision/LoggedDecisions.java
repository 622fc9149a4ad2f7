package io.fairlead.platform.decision;

import io.fairlead.platform.decision.NewDecision.Reference;
import io.fairlead.platform.decision.persistence.DecisionTable;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class LoggedDecisions implements Decisions {

  private final DecisionTable table;
  private final Witness witness;
  private final Events events;
  private final Transactions transactions;

  LoggedDecisions(DecisionTable table, Witness witness, Events events, Transactions transactions) {
    this.table = table;
    this.witness = witness;
    this.events = events;
    this.transactions = transactions;
  }

  @Override
  public LogEntry.Signed sign(UUID workspace, NewDecision decision, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          UUID superseded = decision.supersedes();
          if (superseded != null) {
            checkStands(superseded);
          }
          UUID id = Ids.next();
          events.append(DecisionTable.SIGNED, id, by, data(workspace, decision));
          return table.find(id).orElseThrow();
        });
  }

  private void checkStands(UUID decision) {
    table.lock(decision);
    LogEntry.Signed old =
        table.find(decision).orElseThrow(() -> new NotFound("decision", decision.toString()));
    if (old.supersededBy() != null) {
      throw new Conflict(
          "The decision '%s' was superseded by another one, %s: supersede that one."
              .formatted(old.what(), old.supersededBy()));
    }
  }

  private Map<String, Object> data(UUID workspace, NewDecision decision) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("type", decision.type().word());
    data.put("what", decision.what());
    data.put("rationale", decision.rationale());
    data.put("alternatives", decision.alternatives());
    data.put(
        "evidence", decision.evidence().stream().map(each -> evidence(workspace, each)).toList());
    UUID supersedes = decision.supersedes();
    if (supersedes != null) {
      data.put("supersedes", supersedes.toString());
    }
    return data;
  }

  private Map<String, Object> evidence(UUID workspace, Reference reference) {
    Evidence seen = witness.see(workspace, reference);
    return Map.of(
        "kind", seen.kind().word(),
        "id", seen.id().toString(),
        "digest", seen.digest(),
        "label", seen.label());
  }

  @Override
  public Page<LogEntry> list(UUID workspace, LogFilter filter, @Nullable String after, int limit) {
    UUID before = after == null ? null : cursor(after);
    List<DecisionTable.Placed> found =
        transactions.in(workspace, () -> table.list(filter, before, limit + 1));
    List<DecisionTable.Placed> shown = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        shown.stream().map(DecisionTable.Placed::entry).toList(),
        found.size() > limit ? shown.getLast().event().toString() : null);
  }

  private static UUID cursor(String after) {
    return Ids.parse(after)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "after",
                    "A cursor is what the page before gave as its next.",
                    after,
                    "Leave it out to start again."));
  }

  @Override
  public Optional<LogEntry.Signed> find(UUID workspace, UUID decision) {
    return transactions.in(workspace, () -> table.find(decision));
  }
}
