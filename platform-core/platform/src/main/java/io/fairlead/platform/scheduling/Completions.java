package io.fairlead.platform.scheduling;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.metrics.UnstreamedPoints;
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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes results, study by study, so that no transaction waits for two studies' rows. */
@Component
final class Completions {

  private final Transactions transactions;
  private final AgentTable agents;
  private final AttemptRows attempts;
  private final LeaseTable leases;
  private final Searches searches;
  private final UnstreamedPoints unstreamed;
  private final Settlement settlement;
  private final TrialSpans spans;
  private final Wakeup wakeup;

  Completions(
      Transactions transactions,
      AgentTable agents,
      AttemptRows attempts,
      LeaseTable leases,
      Searches searches,
      UnstreamedPoints unstreamed,
      Settlement settlement,
      TrialSpans spans,
      Wakeup wakeup) {
    this.transactions = transactions;
    this.agents = agents;
    this.attempts = attempts;
    this.leases = leases;
    this.searches = searches;
    this.unstreamed = unstreamed;
    this.settlement = settlement;
    this.spans = spans;
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
      if (result == null
          || result.epoch() != row.epoch()
          || AttemptEnd.LOST.equals(row.outcome())) {
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
          Map<UUID, LeaseTable.Lease> held =
              transactions
                  .crossing(
                      () ->
                          leases.settle(
                              request.agent(),
                              request.driver(),
                              results.stream().map(Result::attempt).toList()))
                  .stream()
                  .collect(Collectors.toMap(LeaseTable.Lease::attempt, it -> it));
          List<Result> good =
              results.stream().filter(each -> held.containsKey(each.attempt())).toList();
          Map<UUID, String> unstored = storePoints(workspace, good, held);
          List<AttemptEnd> ends =
              good.stream().map(each -> end(each, unstored.get(each.attempt()))).toList();
          settlement.settle(search, ends, new Actor(Actor.Kind.AGENT, request.agent(), "agent"));
          spans.told(search.plan(), good);
          wakeup.afterCommit(workspace, study);
          return List.copyOf(held.keySet());
        });
  }

  /**
   * @param unstored why its points could not be stored, without which its result is worth nothing;
   *     null when they are
   */
  private static AttemptEnd end(Result result, @Nullable String unstored) {
    AttemptEnd end = AttemptEnd.of(result);
    return unstored == null ? end : end.failed(unstored);
  }

  private Map<UUID, String> storePoints(
      UUID workspace, List<Result> results, Map<UUID, LeaseTable.Lease> leases) {
    Map<AttemptKey, byte[]> points = new HashMap<>();
    for (Result result : results) {
      LeaseTable.Lease lease = Objects.requireNonNull(leases.get(result.attempt()));
      byte[] came = result.points();
      if (came != null) {
        points.put(
            new AttemptKey(workspace, lease.study(), lease.trial(), lease.attempt(), lease.epoch()),
            came);
      }
    }
    return unstreamed.store(workspace, points).entrySet().stream()
        .collect(Collectors.toMap(each -> each.getKey().attempt(), Map.Entry::getValue));
  }
}
