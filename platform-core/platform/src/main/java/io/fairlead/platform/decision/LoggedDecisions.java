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
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
final class LoggedDecisions implements Decisions {

  private final DecisionTable table;
  private final Witness witness;
  private final Guardrails guardrails;
  private final Events events;
  private final Transactions transactions;

  LoggedDecisions(
      DecisionTable table,
      Witness witness,
      Guardrails guardrails,
      Events events,
      Transactions transactions) {
    this.table = table;
    this.witness = witness;
    this.guardrails = guardrails;
    this.events = events;
    this.transactions = transactions;
  }

  @Override
  public LogEntry.Signed sign(UUID workspace, NewDecision decision, Actor by) {
    return transactions.in(
        workspace,
        () -> {
          UUID superseded = decision.supersedes();
          LogEntry.Signed old = superseded == null ? null : standing(superseded);
          Map<String, Object> data = data(workspace, decision);
          checkGuardrails(workspace, decision, old, data);
          UUID id = Ids.next();
          events.append(DecisionTable.SIGNED, id, by, data);
          return table.find(id).orElseThrow();
        });
  }

  private LogEntry.Signed standing(UUID decision) {
    table.lock(decision);
    LogEntry.Signed old =
        table.find(decision).orElseThrow(() -> new NotFound("decision", decision.toString()));
    if (old.supersededBy() != null) {
      throw new Conflict(
          "The decision '%s' was superseded by another one, %s: supersede that one."
              .formatted(old.what(), old.supersededBy()));
    }
    return old;
  }

  /** A correction chooses what the decision stood on that it corrects, too. */
  private void checkGuardrails(
      UUID workspace,
      NewDecision decision,
      LogEntry.@Nullable Signed old,
      Map<String, Object> data) {
    List<UUID> chosen = new ArrayList<>();
    decision.evidence().stream()
        .filter(each -> each.kind() == Evidence.Kind.TRIAL)
        .forEach(each -> chosen.add(each.id()));
    if (old != null) {
      old.evidence().stream()
          .filter(each -> each.kind() == Evidence.Kind.TRIAL)
          .forEach(each -> chosen.add(each.id()));
    }
    List<Passed> passed = guardrails.passed(workspace, decision.type(), chosen);
    String reason = decision.guardrailReason();
    if (!passed.isEmpty() && reason == null) {
      throw new InvalidInput(
          "guardrailReason",
          "A trial that doesn't keep a guardrail is chosen with a stated reason.",
          passed.stream().map(Passed::words).collect(Collectors.joining("; ")),
          "Say why it is chosen all the same, or choose another trial.");
    }
    if (passed.isEmpty() && reason != null) {
      throw new InvalidInput(
          "guardrailReason",
          "Only a choice that passes a guardrail needs this reason.",
          reason,
          "Leave it out; say why in the rationale.");
    }
    if (reason != null) {
      data.put("guardrails", passed.stream().map(LoggedDecisions::guardrail).toList());
      data.put("guardrailReason", reason);
    }
  }

  private static Map<String, Object> guardrail(Passed passed) {
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("trial", passed.trial().toString());
    data.put("label", passed.label());
    data.put("measure", passed.measure());
    data.put("limit", passed.limit());
    Double value = passed.value();
    if (value != null) {
      data.put("value", value.toString()); // a text: canonical JSON has one way to write it
    }
    return data;
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
  public List<Passed> passed(UUID workspace, DecisionType type, Collection<UUID> trials) {
    return guardrails.passed(workspace, type, trials);
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
