package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.util.UUID;

/**
 * An agent and how much of it is leased. In local mode slots are what counts, since Ray enforces
 * nothing there; on a cluster it is resources. Trials that take turns on the resources of one hold
 * an equal share of them each.
 */
record Capacity(
    UUID agent,
    String name,
    RayMode mode,
    Resources total,
    int slots,
    double usedSlots,
    double usedCpus,
    double usedGpus,
    double usedMemory,
    Prices prices) {

  /** Thirds and tenths of a CPU must add up to whole ones. */
  private static final double ROUNDING = 1e-9;

  /** Whether it could run such a trial if it were idle. */
  boolean couldEverRun(Resources each) {
    return switch (mode) {
      case LOCAL -> slots > 0 && each.gpus() <= total.gpus() + ROUNDING;
      case CLUSTER ->
          each.cpus() <= total.cpus() + ROUNDING
              && each.gpus() <= total.gpus() + ROUNDING
              && (total.memoryBytes() == 0 || each.memoryBytes() <= total.memoryBytes());
    };
  }

  boolean fits(Resources each, double share) {
    boolean gpusFit = usedGpus + share * each.gpus() <= total.gpus() + ROUNDING;
    return couldEverRun(each)
        && gpusFit
        && switch (mode) {
          case LOCAL -> usedSlots + share <= slots + ROUNDING;
          case CLUSTER ->
              usedCpus + share * each.cpus() <= total.cpus() + ROUNDING
                  && (total.memoryBytes() == 0
                      || usedMemory + share * each.memoryBytes() <= total.memoryBytes());
        };
  }

  /** How many such trials could start now, at most {@code most}. */
  int free(Resources each, int most) {
    int free = 0;
    Capacity next = this;
    while (free < most && next.fits(each, 1)) {
      next = next.with(each, 1);
      free++;
    }
    return free;
  }

  /** After one more such trial was leased, with this share of what it needs. */
  Capacity with(Resources each, double share) {
    return new Capacity(
        agent,
        name,
        mode,
        total,
        slots,
        usedSlots + share,
        usedCpus + share * each.cpus(),
        usedGpus + share * each.gpus(),
        usedMemory + share * each.memoryBytes(),
        prices);
  }

  /** How fast such a trial uses budget here. */
  Rate rate(Resources each, double share) {
    return Rate.of(each.cpus(), each.gpus(), each.memoryBytes(), share, prices);
  }
}
