package io.fairlead.platform.lineage;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Transactions;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Component;

@Component
final class StoredLineage implements Lineage {

  /** More than a person can look at. */
  private static final int MOST_NODES = 400;

  private final Transactions transactions;
  private final Neighbours neighbours;
  private final Labels labels;
  private final Records records;
  private final StandingOnData standing;

  StoredLineage(
      Transactions transactions,
      Neighbours neighbours,
      Labels labels,
      Records records,
      StandingOnData standing) {
    this.transactions = transactions;
    this.neighbours = neighbours;
    this.labels = labels;
    this.records = records;
    this.standing = standing;
  }

  @Override
  public Graph around(UUID workspace, NodeRef centre, int back, int on) {
    return transactions.in(
        workspace,
        () -> {
          Walk walk = new Walk();
          walk.go(centre, back, neighbours::sources, Link::from);
          walk.go(centre, on, neighbours::results, Link::to);
          Set<NodeRef> all = new TreeSet<>(walk.seen);
          all.add(centre);
          Map<NodeRef, Node> named = labels.of(all);
          Node node = named.get(centre);
          if (node == null) {
            throw new NotFound(centre.type().word(), centre.id());
          }
          return new Graph(
              node,
              List.copyOf(named.values()),
              walk.links.stream()
                  .filter(each -> named.containsKey(each.from()) && named.containsKey(each.to()))
                  .toList(),
              walk.more);
        });
  }

  /** Follows links step by step; a wide step shows its first ones and counts the rest. */
  private static final class Walk {

    private final Set<NodeRef> seen = new LinkedHashSet<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Map<NodeRef, Integer> more = new HashMap<>();

    void go(
        NodeRef start,
        int steps,
        Function<NodeRef, Neighbours.Found> follow,
        Function<Link, NodeRef> end) {
      Set<NodeRef> front = new LinkedHashSet<>(List.of(start));
      for (int step = 0; step < Math.min(steps, MOST_STEPS); step++) {
        Set<NodeRef> next = new LinkedHashSet<>();
        for (NodeRef each : front) {
          if (seen.size() < MOST_NODES) {
            next.addAll(step(each, follow.apply(each), end));
          }
        }
        front = next;
      }
    }

    private List<NodeRef> step(NodeRef from, Neighbours.Found found, Function<Link, NodeRef> end) {
      List<NodeRef> reached = new ArrayList<>();
      for (Link link : found.links()) {
        links.add(link);
        if (seen.add(end.apply(link))) {
          reached.add(end.apply(link));
        }
      }
      if (found.left() > 0) {
        more.merge(from, found.left(), Integer::sum);
      }
      return reached;
    }
  }

  @Override
  public TrialRecord record(UUID workspace, UUID trial) {
    return transactions.in(workspace, () -> records.of(workspace, trial));
  }

  @Override
  public Comparison compare(UUID workspace, UUID one, UUID other) {
    return transactions.in(
        workspace, () -> Comparison.of(records.of(workspace, one), records.of(workspace, other)));
  }

  @Override
  public Map<String, Object> prov(UUID workspace, UUID trial) {
    TrialRecord record = record(workspace, trial);
    Graph cameOfIt = around(workspace, NodeRef.of(NodeType.TRIAL, trial), 0, 2);
    return new ProvDocument(record, cameOfIt).json();
  }

  @Override
  public Standing standing(UUID workspace, String digest) {
    return transactions.in(workspace, () -> standing.on(digest));
  }
}
