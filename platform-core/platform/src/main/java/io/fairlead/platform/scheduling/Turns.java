package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Bid;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Whose turn it is when studies of one workspace compete for places: the one whose next trial is
 * worth most, unless another was passed over too often. A function of what it is given.
 */
final class Turns {

  /** How often a study is passed over before its turn comes, for each that competes with it. */
  static final int PATIENCE = 4;

  /** The shape of the estimate of a search that knows nothing yet; as in {@code docs/search}. */
  private static final double UNKNOWN_SHAPE = 0.5;

  private static final double LEAST_RESOURCES = 0.01;

  private static final Comparator<Standing> LONGEST_WAITING =
      Comparator.comparingInt(Standing::passed)
          .reversed()
          .thenComparing(Standing::since)
          .thenComparing(Standing::study);

  private final Map<UUID, Standing> standings = new LinkedHashMap<>();
  private final List<Standing> offered;
  private final Map<UUID, Integer> places = new LinkedHashMap<>();
  private final Set<UUID> due = new LinkedHashSet<>();

  Turns(Collection<Standing> studies) {
    offered = List.copyOf(studies);
    offered.forEach(each -> standings.put(each.study(), each));
  }

  /**
   * A study with trials that wait.
   *
   * @param since when the first of them was queued
   * @param information that its next trial is expected to bring, in nats; NaN while not known
   * @param seconds that it is expected to take; NaN while not known
   * @param resources that it takes, CPUs and GPUs together
   * @param running how many of its trials run
   * @param passed how often others had a place since it had one
   */
  record Standing(
      UUID study,
      Instant since,
      double information,
      double seconds,
      double resources,
      double weight,
      int running,
      int passed) {

    /** Nothing is measured yet: the first trials tell most, each further one at once less. */
    private double nats() {
      return Double.isNaN(information) && running > 0
          ? UNKNOWN_SHAPE * Math.log((running + 1.0) / running)
          : information;
    }

    private double cost() {
      return seconds * Math.max(resources, LEAST_RESOURCES);
    }

    private Standing with(int nowRunning, int nowPassed) {
      return new Standing(
          study, since, information, seconds, resources, weight, nowRunning, nowPassed);
    }
  }

  Standing of(UUID study) {
    Standing standing = standings.get(study);
    if (standing == null) {
      throw new IllegalArgumentException(
          "Study %s takes no part in these turns, only %s do."
              .formatted(study, standings.keySet()));
    }
    return standing;
  }

  /** Whether a study was passed over so often that its turn has come. */
  boolean isDue(UUID study, int competing) {
    return competing > 1 && of(study).passed() >= limit(competing);
  }

  /** After how many places that others are given a study's turn comes at the latest. */
  int latest(UUID study, int competing) {
    // those that are due before it are as many as there are others, at most
    return Math.max(0, limit(competing) - of(study).passed()) + Math.max(0, competing - 2);
  }

  private static int limit(int competing) {
    return PATIENCE * (competing - 1);
  }

  /**
   * The studies in the order of their turns: first those that were passed over too often, the most
   * often first; then by {@link Bid#ranked}.
   *
   * @param competing those with a trial that could have the place
   */
  List<UUID> order(Set<UUID> competing) {
    List<Standing> waiting = competing.stream().map(this::of).sorted(LONGEST_WAITING).toList();
    List<Bid> bids = bids(waiting);
    List<Standing> ranked = Bid.ranked(bids).stream().map(waiting::get).toList();
    return Stream.concat(
            waiting.stream().filter(each -> isDue(each.study(), competing.size())),
            ranked.stream().filter(each -> !isDue(each.study(), competing.size())))
        .map(Standing::study)
        .toList();
  }

  /** A study that doesn't know its cost is taken to cost what the others do in the median. */
  private static List<Bid> bids(List<Standing> studies) {
    double[] known =
        studies.stream()
            .mapToDouble(Standing::cost)
            .filter(each -> !Double.isNaN(each))
            .sorted()
            .toArray();
    double usual = known.length == 0 ? Double.NaN : known[known.length / 2];
    return studies.stream()
        .map(
            each ->
                new Bid(
                    each.nats(), Double.isNaN(each.cost()) ? usual : each.cost(), each.weight()))
        .toList();
  }

  /** Whose turn it is among those with a trial that could have the place. */
  UUID next(Set<UUID> competing) {
    return competing.size() == 1 ? competing.iterator().next() : order(competing).getFirst();
  }

  /** A study is given a place for which the others compete, too. */
  void given(UUID study, Set<UUID> competing) {
    if (competing.size() > 1) {
      places.merge(study, 1, Integer::sum);
      if (isDue(study, competing.size())) {
        due.add(study);
      }
    }
    standings.computeIfPresent(study, (id, was) -> was.with(was.running() + 1, 0));
    for (UUID each : competing) {
      if (!each.equals(study)) {
        standings.computeIfPresent(each, (id, was) -> was.with(was.running(), was.passed() + 1));
      }
    }
  }

  /** How often studies were passed over now, where that isn't as it was. */
  Map<UUID, Integer> changed() {
    Map<UUID, Integer> changed = new LinkedHashMap<>();
    for (Standing before : offered) {
      int now = of(before.study()).passed();
      if (now != before.passed()) {
        changed.put(before.study(), now);
      }
    }
    return changed;
  }

  /** What was decided; empty where nobody goes on waiting for a place that another was given. */
  Optional<Preference> preference() {
    List<UUID> over =
        offered.stream()
            .filter(each -> of(each.study()).passed() > each.passed())
            .map(Standing::study)
            .toList();
    return over.isEmpty() || places.isEmpty()
        ? Optional.empty()
        : Optional.of(new Preference(offered, places, due, over));
  }
}
