package io.fairlead.platform.scheduling;

import io.fairlead.platform.event.Changed;
import io.fairlead.platform.event.Events;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.storage.ThisProgram;
import io.fairlead.platform.storage.Transactions;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

@Component
final class StoredClusters implements Clusters {

  private static final Duration REMEMBERED = Duration.ofDays(30);

  private final JdbcClient jdbc;
  private final Transactions transactions;
  private final AgentTable agents;
  private final QueueTable queue;
  private final UseTable use;
  private final Events events;
  private final Clock clock;

  StoredClusters(
      JdbcClient jdbc,
      Transactions transactions,
      AgentTable agents,
      QueueTable queue,
      UseTable use,
      Events events,
      Clock clock) {
    this.agents = agents;
    this.queue = queue;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.use = use;
    this.events = events;
    this.clock = clock;
  }

  /** An agent's row, before it is said what runs there. */
  private record Known(
      Capacity capacity,
      String version,
      Instant registeredAt,
      Instant lastSeenAt,
      @Nullable Instant drainedAt) {}

  private record Leased(UUID agent, Cluster.Load load) {}

  @Override
  public List<Cluster> of(UUID workspace) {
    return transactions.crossing(
        () -> {
          Map<UUID, List<Cluster.Load>> loads = loads();
          return known().stream()
              .filter(each -> each.capacity().terms().isOpenTo(workspace))
              .map(
                  each -> {
                    List<Cluster.Load> all = loads.getOrDefault(each.capacity().agent(), List.of());
                    List<Cluster.Load> own =
                        all.stream().filter(it -> it.workspace().equals(workspace)).toList();
                    int others =
                        all.stream().mapToInt(Cluster.Load::trials).sum()
                            - own.stream().mapToInt(Cluster.Load::trials).sum();
                    return cluster(each, own, others, Set.of());
                  })
              .toList();
        });
  }

  @Override
  public List<Cluster> all(Access by) {
    by.require(Permission.ADMINISTER);
    return transactions.crossing(
        () -> {
          Map<UUID, List<Cluster.Load>> loads = loads();
          Set<String> workspaces =
              Set.copyOf(jdbc.sql("select name from workspace").query(String.class).list());
          return known().stream()
              .map(
                  each ->
                      cluster(
                          each,
                          byWorkspace(loads.getOrDefault(each.capacity().agent(), List.of())),
                          0,
                          workspaces))
              .toList();
        });
  }

  /** Studies are their workspace's own. */
  private static List<Cluster.Load> byWorkspace(List<Cluster.Load> all) {
    Map<UUID, Integer> trials = new LinkedHashMap<>();
    all.forEach(each -> trials.merge(each.workspace(), each.trials(), Integer::sum));
    return trials.entrySet().stream()
        .map(each -> new Cluster.Load(each.getKey(), null, each.getValue()))
        .toList();
  }

  @Override
  public List<Wait> waits(UUID workspace) {
    Instant now = clock.instant();
    return transactions.crossing(
        () -> {
          List<QueueTable.WaitingStudy> waiting = queue.ofWorkspace(workspace);
          List<Capacity> connected =
              waiting.isEmpty() ? List.of() : agents.seenSince(now.minus(Agents.SILENCE));
          return waiting.stream()
              .map(
                  each ->
                      new Wait(
                          each.study(),
                          each.trials(),
                          each.each(),
                          why(each, connected, workspace)))
              .toList();
        });
  }

  private String why(QueueTable.WaitingStudy each, List<Capacity> connected, UUID workspace) {
    if (each.lacks() != null) {
      return "Waits for budget: no %s are left.".formatted(each.lacks().words());
    }
    Placement placement = new Placement(connected, workspace, each.each(), clock.instant());
    return placement.waits().orElseGet(placement::room);
  }

  private List<Known> known() {
    return jdbc.sql(AgentTable.CAPACITY + " where a.last_seen_at >= ? order by a.name, a.id")
        .param(Sql.at(clock.instant().minus(REMEMBERED)))
        .query((row, number) -> known(row))
        .list();
  }

  private static Known known(ResultSet row) throws SQLException {
    return new Known(
        AgentTable.capacity(row),
        row.getString("version"),
        Sql.instant(row, "registered_at"),
        Sql.instant(row, "last_seen_at"),
        Sql.instantOrNull(row, "drained_at"));
  }

  private Map<UUID, List<Cluster.Load>> loads() {
    return jdbc
        .sql(
            """
            select agent_id, workspace_id, study_id, count(*) as trials from lease
            group by agent_id, workspace_id, study_id order by workspace_id, study_id
            """)
        .query(
            (row, number) ->
                new Leased(
                    Sql.uuid(row, "agent_id"),
                    new Cluster.Load(
                        Sql.uuid(row, "workspace_id"),
                        Sql.uuid(row, "study_id"),
                        row.getInt("trials"))))
        .list()
        .stream()
        .collect(
            Collectors.groupingBy(
                Leased::agent, Collectors.mapping(Leased::load, Collectors.toList())));
  }

  /**
   * @param workspaces those that exist, to find the names of others; empty when who asks needn't
   *     know
   */
  private Cluster cluster(
      Known known, List<Cluster.Load> runs, int others, Set<String> workspaces) {
    Capacity capacity = known.capacity();
    Terms terms = capacity.terms();
    Instant now = clock.instant();
    return new Cluster(
        capacity.agent(),
        capacity.name(),
        capacity.mode(),
        known.version(),
        known.version().equals(ThisProgram.version()) ? null : ThisProgram.version(),
        known.registeredAt(),
        known.lastSeenAt(),
        !known.lastSeenAt().isBefore(now.minus(Agents.SILENCE)),
        terms.profile(),
        terms.facts(),
        capacity.total(),
        capacity.slots(),
        capacity.usedSlots(),
        capacity.usedCpus(),
        capacity.usedGpus(),
        capacity.usedMemory(),
        capacity.prices(),
        Differences.of(
            terms.profile(), has(capacity), terms.facts(), unknown(terms.profile(), workspaces)),
        terms.drain(),
        known.drainedAt(),
        terms.opens(now).orElse(null),
        runs,
        others);
  }

  private static Resources has(Capacity capacity) {
    ClusterFacts facts = capacity.terms().facts();
    if (facts != null) {
      return facts.total();
    }
    return capacity.mode() == RayMode.LOCAL
        ? new Resources(capacity.slots(), 0, capacity.total().memoryBytes())
        : capacity.total();
  }

  private static List<String> unknown(@Nullable ClusterProfile profile, Set<String> workspaces) {
    List<String> named = profile == null ? null : profile.workspaces();
    List<String> unknown =
        new ArrayList<>(named == null || workspaces.isEmpty() ? List.of() : named);
    unknown.removeAll(workspaces);
    return unknown;
  }

  @Override
  public List<UsePoint> use(UUID cluster, Instant from, Duration width) {
    return transactions.crossing(() -> use.since(cluster, from, width));
  }

  @Override
  public void drain(UUID cluster, Drain how, Access by) {
    change(cluster, how, by);
  }

  @Override
  public void resume(UUID cluster, Access by) {
    change(cluster, null, by);
  }

  private record Before(String name, @Nullable String drain) {}

  private void change(UUID cluster, @Nullable Drain to, Access by) {
    by.require(Permission.ADMINISTER);
    transactions.crossing(
        () -> {
          Before before =
              jdbc.sql("select name, drain from agent where id = ? for no key update")
                  .param(cluster)
                  .query((row, number) -> new Before(row.getString(1), row.getString(2)))
                  .optional()
                  .orElseThrow(() -> new NotFound("cluster", cluster.toString()));
          String word = to == null ? null : to.name();
          if (Objects.equals(before.drain(), word)) {
            return false;
          }
          jdbc.sql(
                  """
                  update agent set drain = cast(:drain as text),
                    drained_at = case when cast(:drain as text) is not null then :now end
                  where id = :cluster
                  """)
              .param("drain", word, Types.VARCHAR)
              .param("now", Sql.at(clock.instant()))
              .param("cluster", cluster)
              .update();
          events.appendInstallation(
              to == null ? "agent.resumed" : "agent.drained",
              cluster,
              by.actor().with(Permission.ADMINISTER),
              Changed.data(Map.of("name", before.name()), state(before.drain()), state(word)));
          return true;
        });
  }

  private static Map<String, Object> state(@Nullable String drain) {
    return Map.of("drain", drain == null ? "none" : drain);
  }
}
