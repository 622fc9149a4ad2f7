package io.fairlead.web.ui.study;

import com.vaadin.flow.data.provider.QuerySortOrder;
import com.vaadin.flow.data.provider.SortDirection;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialFairness;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Which trials the table shows: how many there were when it was last filled, and which of those
 * read lately may still move.
 */
final class TrialRows {

  private static final int REMEMBERED = 300;
  private static final int MOST = 1000;

  private final Trials trials;
  private final UUID workspace;
  private final UUID study;
  private final Map<UUID, Trial> moving =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Trial> eldest) {
          return size() > REMEMBERED;
        }
      };
  private final int measures;
  private Optional<TrialState> filter;
  private int shown = -1;

  /**
   * @param measures the version of the measures between groups that trials are measured by
   */
  TrialRows(Trials trials, UUID workspace, UUID study, int measures, Optional<TrialState> filter) {
    this.measures = measures;
    this.trials = trials;
    this.workspace = workspace;
    this.study = study;
    this.filter = filter;
  }

  void filter(Optional<TrialState> wanted) {
    filter = wanted;
  }

  Optional<TrialState> filter() {
    return filter;
  }

  /** The rows from {@code offset} on. */
  Stream<Trial> fetch(int offset, int limit, List<QuerySortOrder> orders) {
    List<Trial> read = new ArrayList<>();
    for (int from = offset; from < offset + limit; from += MOST) {
      TrialQuery query = query(from, Math.min(MOST, offset + limit - from), orders);
      read.addAll(trials.list(workspace, study, query).items());
    }
    for (Trial trial : read) {
      if (mayMove(trial)) {
        moving.put(trial.id(), trial);
      }
    }
    return read.stream();
  }

  /** How many rows the table has, the same until it is filled again. */
  int count() {
    if (shown < 0) {
      shown = trials.count(workspace, study, query(0, 1, List.of()));
    }
    return shown;
  }

  void recount() {
    shown = -1;
  }

  boolean isEmpty() {
    return shown == 0;
  }

  /** How many more there are by now than the table shows. */
  int fresh(Map<TrialState, Integer> counts) {
    int now =
        filter
            .map(state -> counts.getOrDefault(state, 0))
            .orElseGet(() -> counts.values().stream().mapToInt(Integer::intValue).sum());
    return shown < 0 ? 0 : Math.max(0, now - shown);
  }

  /** Rows that changed since they were read. */
  List<Trial> moved() {
    List<Trial> changed = new ArrayList<>();
    for (Trial old : List.copyOf(moving.values())) {
      trials.find(workspace, old.id()).filter(now -> !now.equals(old)).ifPresent(changed::add);
    }
    for (Trial now : changed) {
      if (!mayMove(now)) {
        moving.remove(now.id());
      } else {
        moving.put(now.id(), now);
      }
    }
    return changed;
  }

  /** A trial that completed is measured a moment later. */
  private boolean mayMove(Trial trial) {
    TrialFairness fairness = trial.fairness();
    return !trial.state().isOver()
        || (trial.state() == TrialState.COMPLETE
            && (fairness == null ? 0 : fairness.version()) < measures);
  }

  private TrialQuery query(int offset, int limit, List<QuerySortOrder> orders) {
    Optional<QuerySortOrder> first = orders.stream().findFirst();
    return new TrialQuery(
        filter.map(Set::of).orElse(Set.of()),
        first.map(QuerySortOrder::getSorted).orElse("number"),
        first.map(order -> order.getDirection() == SortDirection.DESCENDING).orElse(false),
        null,
        offset,
        limit);
  }
}
