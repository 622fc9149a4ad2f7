package io.fairlead.kernel.pruner;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** All reports at one rung, split into the best one in {@code reductionFactor} and the others. */
final class Rung {

  private final int reductionFactor;
  private final TreeSet<Standing> best = new TreeSet<>();
  private final TreeSet<Standing> others = new TreeSet<>();
  private final Map<Integer, Standing> waiting = new HashMap<>();
  private final TreeSet<Standing> waitingBest = new TreeSet<>();
  private final TreeSet<Standing> waitingOthers = new TreeSet<>();

  Rung(int reductionFactor) {
    this.reductionFactor = reductionFactor;
  }

  /** Whether {@code newcomer} would be among the best if it were added now. */
  boolean wouldPromote(Standing newcomer) {
    if (!newcomer.isFinite()) {
      return false;
    }
    return places(1) > best.size()
        ? others.isEmpty() || newcomer.compareTo(others.first()) < 0
        : !best.isEmpty() && newcomer.compareTo(best.last()) < 0;
  }

  void add(Standing standing, boolean waits) {
    if (waits) {
      waiting.put(standing.trial(), standing);
      waitingOthers.add(standing);
    }
    others.add(standing);
    if (!best.isEmpty() && standing.compareTo(best.last()) < 0) {
      move(standing, true);
    }
    if (best.size() > places(0)) {
      move(best.last(), false);
    } else if (best.size() < places(0)) {
      move(others.first(), true);
    }
  }

  /** The trial no longer waits; its report still counts. */
  void leave(int trial) {
    Standing standing = waiting.remove(trial);
    if (standing != null) {
      waitingBest.remove(standing);
      waitingOthers.remove(standing);
    }
  }

  Optional<Standing> bestPromotable() {
    return first(waitingBest);
  }

  Optional<Standing> bestWaiting() {
    return first(waitingBest).or(() -> first(waitingOthers));
  }

  private int places(int newcomers) {
    return (best.size() + others.size() + newcomers) / reductionFactor;
  }

  private void move(Standing standing, boolean up) {
    (up ? others : best).remove(standing);
    (up ? best : others).add(standing);
    if (waiting.containsKey(standing.trial())) {
      (up ? waitingOthers : waitingBest).remove(standing);
      (up ? waitingBest : waitingOthers).add(standing);
    }
  }

  private static Optional<Standing> first(SortedSet<Standing> standings) {
    return standings.isEmpty()
        ? Optional.empty()
        : Optional.of(standings.first()).filter(Standing::isFinite);
  }
}
