package io.fairlead.kernel.pruner;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Trials that are compared with each other alone, rung by rung, once all who come are there. */
final class Cohort {

  private static final class Level {
    private final int entrants;
    private final TreeSet<Standing> arrived = new TreeSet<>();
    private int lost;

    private Level(int entrants) {
      this.entrants = entrants;
    }

    private boolean isComplete() {
      return arrived.size() + lost >= entrants;
    }
  }

  private final int rungs;
  private final int reductionFactor;
  private final List<Level> levels = new ArrayList<>();
  private final Set<Integer> competing = new HashSet<>(); // promoted to the newest level, not there
  private final Set<Integer> seen = new HashSet<>();

  Cohort(int size, int rungs, int reductionFactor) {
    this.rungs = rungs;
    this.reductionFactor = reductionFactor;
    levels.add(new Level(size));
  }

  /** A report at rung {@code rung}, from 0; answers whom it promotes. */
  List<Integer> arrived(int rung, Standing standing) {
    if (rung != levels.size() - 1) {
      return List.of(); // a promotion of last chance, which decides nothing
    }
    seen.add(standing.trial());
    competing.remove(standing.trial());
    levels.getLast().arrived.add(standing);
    return promotions();
  }

  /** A trial has ended; answers whom that promotes. */
  List<Integer> gone(int trial) {
    boolean awaited = levels.size() == 1 ? seen.add(trial) : competing.remove(trial);
    if (!awaited) {
      return List.of();
    }
    levels.getLast().lost++;
    return promotions();
  }

  private List<Integer> promotions() {
    Level here = levels.getLast();
    if (!here.isComplete() || levels.size() > rungs) {
      return List.of();
    }
    List<Integer> promoted =
        here.arrived.stream()
            .filter(Standing::isFinite)
            .limit(Math.max(1, here.entrants / reductionFactor))
            .map(Standing::trial)
            .toList();
    levels.add(new Level(promoted.size()));
    competing.addAll(promoted);
    return promoted;
  }
}
