package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.Report;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Verdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Who stands where at each rung of a search; every event costs at most a logarithm. */
final class Standings implements Projection {

  /**
   * @param brackets how trials are dealt to brackets
   * @param bracket whose trials count; those of others don't
   */
  record Kind(
      List<Long> rungs,
      int reductionFactor,
      Direction direction,
      int references,
      Brackets brackets,
      int bracket)
      implements Projection.Kind<Standings> {
    @Override
    public Standings start() {
      return new Standings(this);
    }
  }

  private final Direction direction;
  private final int references;
  private final Brackets brackets;
  private final int bracket;
  private final TreeMap<Long, Rung> rungs = new TreeMap<>();
  private final Map<Integer, Rung> waiting = new HashMap<>();
  private boolean anyComplete;

  private Standings(Kind kind) {
    direction = kind.direction();
    references = kind.references();
    brackets = kind.brackets();
    bracket = kind.bracket();
    kind.rungs().forEach(step -> rungs.put(step, new Rung(kind.reductionFactor())));
  }

  /** Of a search whose trials are all in one bracket. */
  static Standings ofAll(Problem problem, History history, List<Long> rungs, int reductionFactor) {
    return history.project(
        new Kind(
            rungs,
            reductionFactor,
            problem.objectives().getFirst().direction(),
            problem.references(),
            Brackets.ONE,
            0));
  }

  @Override
  public void apply(SearchEvent event) {
    if (event.trial() < references || brackets.of(event.trial() - references) != bracket) {
      return;
    }
    switch (event) {
      case Suggested _ -> {}
      case Reported report -> add(report);
      case Resumed resumed -> leave(resumed.trial());
      case Ended ended -> {
        leave(ended.trial());
        anyComplete |= ended.ending() == Ending.COMPLETE;
      }
    }
  }

  private void add(Reported report) {
    Rung rung = rungs.get(report.step());
    if (rung == null) {
      return; // a pruner with other rungs asked for it
    }
    boolean waits = report.verdict() == Verdict.WAIT;
    rung.add(Standing.of(report.trial(), report.objectives().getFirst(), direction), waits);
    if (waits) {
      waiting.put(report.trial(), rung);
    }
  }

  private void leave(int trial) {
    Rung rung = waiting.remove(trial);
    if (rung != null) {
      rung.leave(trial);
    }
  }

  /**
   * Whether the report, which isn't counted yet, is good enough to go on; off the rungs all are.
   */
  boolean promotes(Report report) {
    @Nullable Rung rung = rungs.get(report.step());
    return rung == null
        || rung.wouldPromote(
            Standing.of(report.trial(), report.objectives().getFirst(), direction));
  }

  /** The highest rung at which one waits that is good enough to go on; 0 if there is none. */
  long highestPromotable() {
    return rungs.descendingMap().entrySet().stream()
        .filter(each -> each.getValue().bestPromotable().isPresent())
        .mapToLong(Map.Entry::getKey)
        .findFirst()
        .orElse(0);
  }

  /** The best trial of the highest rung at which one waits that is good enough to go on. */
  OptionalInt promotable() {
    return highest(Rung::bestPromotable);
  }

  /** The best of the trials that wait at the highest rung at which any does. */
  OptionalInt bestWaiting() {
    return highest(Rung::bestWaiting);
  }

  boolean anyComplete() {
    return anyComplete;
  }

  private OptionalInt highest(Function<Rung, Optional<Standing>> choice) {
    return rungs.descendingMap().values().stream()
        .map(choice)
        .flatMap(Optional::stream)
        .mapToInt(Standing::trial)
        .findFirst();
  }
}
