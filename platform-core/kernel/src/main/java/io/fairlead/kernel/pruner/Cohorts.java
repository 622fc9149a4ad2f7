package io.fairlead.kernel.pruner;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The cohorts of synchronous successive halving, and who of them waits to be promoted. */
final class Cohorts implements Projection {

  record Kind(
      List<Long> rungs,
      int reductionFactor,
      Direction direction,
      int references,
      int size,
      int searched)
      implements Projection.Kind<Cohorts> {
    @Override
    public Cohorts start() {
      return new Cohorts(this);
    }
  }

  /** A trial that waits to be promoted. */
  private record Waiting(int rung, Standing standing) implements Comparable<Waiting> {
    @Override
    public int compareTo(Waiting other) { // the highest rung first
      return rung != other.rung
          ? Integer.compare(other.rung, rung)
          : standing.compareTo(other.standing);
    }
  }

  private final Kind kind;
  private final Map<Integer, Integer> places = new HashMap<>(); // of trials, among those searched
  private final TreeMap<Integer, Cohort> cohorts = new TreeMap<>();
  private final TreeMap<Integer, Waiting> waiting = new TreeMap<>();
  private final TreeSet<Waiting> everyone = new TreeSet<>();
  private final TreeSet<Waiting> promoted = new TreeSet<>();
  private boolean anyComplete;

  private Cohorts(Kind kind) {
    this.kind = kind;
  }

  @Override
  public void apply(SearchEvent event) {
    if (event instanceof Suggested suggested) {
      boolean searched = suggested.trial() >= kind.references() && suggested.repeats().isEmpty();
      if (searched) {
        places.put(suggested.trial(), places.size());
      }
      return;
    }
    Integer place = places.get(event.trial());
    if (place == null) {
      return;
    }
    Cohort cohort = cohorts.computeIfAbsent(place / kind.size(), this::start);
    switch (event) {
      case Suggested _ -> {}
      case Reported report -> arrive(cohort, report);
      case Resumed resumed -> leave(resumed.trial());
      case Ended ended -> {
        leave(ended.trial());
        anyComplete |= ended.ending() == Ending.COMPLETE;
        promote(cohort.gone(ended.trial()));
      }
    }
  }

  private Cohort start(int index) {
    int size = Math.min(kind.size(), kind.searched() - index * kind.size());
    return new Cohort(size, kind.rungs().size(), kind.reductionFactor());
  }

  private void arrive(Cohort cohort, Reported report) {
    int rung = kind.rungs().indexOf(report.step());
    if (rung < 0) {
      return; // a pruner with other rungs asked for it
    }
    Standing standing =
        Standing.of(report.trial(), report.objectives().getFirst(), kind.direction());
    Waiting here = new Waiting(rung, standing);
    waiting.put(report.trial(), here);
    everyone.add(here);
    promote(cohort.arrived(rung, standing));
  }

  private void promote(List<Integer> trials) {
    trials.stream()
        .flatMap(trial -> Optional.ofNullable(waiting.get(trial)).stream())
        .forEach(promoted::add);
  }

  private void leave(int trial) {
    Waiting left = waiting.remove(trial);
    if (left != null) {
      everyone.remove(left);
      promoted.remove(left);
    }
  }

  OptionalInt promotable() {
    return first(promoted.stream());
  }

  OptionalInt bestWaiting() {
    return first(everyone.stream().filter(each -> each.standing().isFinite()));
  }

  boolean anyComplete() {
    return anyComplete;
  }

  private static OptionalInt first(Stream<Waiting> all) {
    return all.mapToInt(each -> each.standing().trial()).findFirst();
  }
}
