package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.protocol.message.AgentAnswer.Completed;
import io.fairlead.protocol.message.AgentRequest.Complete;
import io.fairlead.protocol.message.AgentRequest.Result;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Takes results, study by study, so that no transaction waits for two studies' rows. */
@Component
final class Completions {

  private static final String LOST = "LOST";

  private final Transactions transactions;
  private final AgentTable agents;
  private final AttemptRows attempts;
  private final LeaseTable leases;
  private final Searches searches;
  private final Settlement settlement;
  private final Wakeup wakeup;

  Completions(
      Transactions transactions,
      AgentTable agents,
      AttemptRows attempts,
      LeaseTable leases,
      Searches searches,
      Settlement settlement,
      Wakeup wakeup) {
    this.transactions = transactions;
    this.agents = agents;
    this.attempts = attempts;
    this.leases = leases;
    this.searches = searches;
    this.settlement = settlement;
    this.wakeup = wakeup;
  }

  Completed take(Complete request) {
    Optional<UUID> workspace =
        transactions.crossing(() -> agents.workspaceOf(request.agent(), request.driver()));
    return new Completed(workspace.map(it -> take(it, request)).orElse(List.of()));
  }

  private List<UUID> take(UUID workspace, Complete request) {
    Map<UUID, Result> results = new HashMap<>();
    request.results().forEach(each -> results.putIfAbsent(each.attempt(), each));
    Set<UUID> committed = new HashSet<>();
    Map<UUID, List<Result>> open = new TreeMap<>();
    for (AttemptRows.Row row : transactions.in(workspace, () -> attempts.byId(results.keySet()))) {
      Result result = results.get(row.id());
      if (result == null || result.epoch() != row.epoch() || LOST.equals(row.outcome())) {
        continue;
      }
      if (row.outcome() == null) {
        open.computeIfAbsent(row.study(), id -> new ArrayList<>()).add(result);
      } else {
        committed.add(row.id()); // sent again
      }
    }
    open.forEach((study, each) -> committed.addAll(settle(workspace, study, request, each)));
    return request.results().stream()
        .map(Result::attempt)
        .distinct()
        .filter(committed::contains)
        .toList();
  }

  private List<UUID> settle(UUID workspace, UUID study, Complete request, List<Result> results) {
    return transactions.in(
        workspace,
        () -> {
          Search search = searches.open(workspace, study);
          Set<UUID> held = new HashSet<>();
          transactions
              .crossing(
                  () ->
                      leases.settle(
                          request.agent(),
                          request.driver(),
                          results.stream().map(Result::attempt).toList()))
              .forEach(each -> held.add(each.attempt()));
          List<AttemptEnd> ends =
              results.stream()
                  .filter(each -> held.contains(each.attempt()))
                  .map(AttemptEnd::of)
                  .toList();
          settlement.settle(search, ends, new Actor(Actor.Kind.AGENT, request.agent(), "agent"));
          wakeup.afterCommit(workspace, study);
          return List.copyOf(held);
        });
  }
}
