package io.fairlead.kernel.pruner;

import java.util.ArrayList;
import java.util.List;

/** Where rungs stand. */
final class Rungs {

  private static final int MOST_EVEN = 100;

  /** After less of a training values often mislead. */
  private static final int PART = 9;

  private Rungs() {}

  static void check(String who, long minSteps, int reductionFactor) {
    if (minSteps < 0) {
      throw new IllegalArgumentException(
          ("The first rung of %s is at step 1 or later, or 0 for a ninth of a full training;"
                  + " minSteps was %d.")
              .formatted(who, minSteps));
    }
    if (reductionFactor < 2) {
      throw new IllegalArgumentException(
          "%s promotes one in reductionFactor, which is at least 2, was %d."
              .formatted(who, reductionFactor));
    }
  }

  static void checkFirst(String who, long minSteps) {
    if (minSteps < 1) {
      throw new IllegalArgumentException(
          "The first rung of %s is at step 1 or later, minSteps was %d.".formatted(who, minSteps));
    }
  }

  /**
   * At {@code minSteps}·{@code reductionFactor}ᵏ below {@code maxSteps}; the first one at a ninth
   * of it if {@code minSteps} is 0.
   */
  static List<Long> geometric(long minSteps, int reductionFactor, long maxSteps) {
    List<Long> rungs = new ArrayList<>();
    long first = minSteps > 0 ? minSteps : Math.max(1, maxSteps / PART);
    for (long step = first; step < maxSteps; step *= reductionFactor) {
      rungs.add(step);
      if (step > maxSteps / reductionFactor) {
        break; // the next one lies beyond, perhaps beyond what a long holds
      }
    }
    return List.copyOf(rungs);
  }

  /**
   * From {@code minSteps}, every {@code interval} below {@code maxSteps}; every tenth of the way if
   * {@code interval} is 0. At most a hundred: the interval grows where there would be more.
   */
  static List<Long> even(long minSteps, long interval, long maxSteps) {
    long wanted = interval > 0 ? interval : Math.max(1, maxSteps / 10);
    long step = Math.max(wanted, (maxSteps - 1) / MOST_EVEN + 1);
    List<Long> rungs = new ArrayList<>();
    for (long rung = minSteps; rung < maxSteps; rung += step) {
      rungs.add(rung);
      if (rung > maxSteps - step) {
        break; // the next one lies beyond, perhaps beyond what a long holds
      }
    }
    return List.copyOf(rungs);
  }
}
