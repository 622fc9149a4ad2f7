package io.fairlead.platform.scheduling;

import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.util.UUID;

/**
 * An agent and how much of it is leased. In local mode slots are what counts, since Ray enforces
 * nothing there; on a cluster it is resources.
 */
record Capacity(
    UUID agent,
    String name,
    RayMode mode,
    Resources total,
    int slots,
    int leases,
    double usedCpus,
    double usedGpus,
    long usedMemory) {

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

  boolean fits(Resources each) {
    return couldEverRun(each)
        && switch (mode) {
          case LOCAL -> leases < slots && usedGpus + each.gpus() <= total.gpus() + ROUNDING;
          case CLUSTER ->
              usedCpus + each.cpus() <= total.cpus() + ROUNDING
                  && usedGpus + each.gpus() <= total.gpus() + ROUNDING
                  && (total.memoryBytes() == 0
                      || usedMemory + each.memoryBytes() <= total.memoryBytes());
        };
  }

  /** How many such trials could start now, at most {@code most}. */
  int free(Resources each, int most) {
    int free = 0;
    Capacity next = this;
    while (free < most && next.fits(each)) {
      next = next.with(each);
      free++;
    }
    return free;
  }

  /** After one more such trial started. */
  Capacity with(Resources each) {
    return new Capacity(
        agent,
        name,
        mode,
        total,
        slots,
        leases + 1,
        usedCpus + each.cpus(),
        usedGpus + each.gpus(),
        usedMemory + each.memoryBytes());
  }
}
