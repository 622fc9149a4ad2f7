package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.kernel.budget.Rate;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/**
 * An agent and how much of it is leased. In local mode slots are what counts, since Ray enforces
 * nothing there; on a cluster it is resources. Trials that take turns on the resources of one hold
 * an equal share of them each.
 *
 * @param total what may be used of it
 * @param usedOfModel GPUs by model, in upper case, that leases hold which asked for that model
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
    Map<String, Double> usedOfModel,
    Prices prices,
    Terms terms) {

  /** Thirds and tenths of a CPU must add up to whole ones. */
  private static final double ROUNDING = 1e-9;

  /** Whether it could run such a trial if it were idle. */
  boolean couldEverRun(Resources each) {
    return switch (mode) {
      case LOCAL -> slots > 0 && each.gpus() <= total.gpus() + ROUNDING;
      case CLUSTER ->
          terms.oneNodeHolds(each)
              && each.cpus() <= total.cpus() + ROUNDING
              && each.gpus() <= total.gpus() + ROUNDING
              && (total.memoryBytes() == 0 || each.memoryBytes() <= total.memoryBytes());
    };
  }

  boolean fits(Resources each, double share) {
    boolean gpusFit =
        usedGpus + share * each.gpus() <= total.gpus() + ROUNDING && modelFits(each, share);
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

  private boolean modelFits(Resources each, double share) {
    String model = each.gpuModel();
    return model == null
        || each.gpus() == 0
        || usedOfModel.getOrDefault(key(model), 0.0) + share * each.gpus()
            <= terms.gpusOf(model) + ROUNDING;
  }

  private static String key(String model) {
    return model.toUpperCase(Locale.ROOT);
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
        usedOfModelWith(each, share),
        prices,
        terms);
  }

  private Map<String, Double> usedOfModelWith(Resources each, double share) {
    String model = each.gpuModel();
    if (model == null) {
      return usedOfModel;
    }
    Map<String, Double> more = new HashMap<>(usedOfModel);
    more.merge(key(model), share * each.gpus(), Double::sum);
    return more;
  }

  /** How fast such a trial uses budget here. */
  Rate rate(Resources each, double share) {
    return Rate.of(each.cpus(), each.gpus(), each.memoryBytes(), share, prices);
  }
}
