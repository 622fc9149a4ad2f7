package io.fairlead.kernel.budget;

import java.time.Duration;

/**
 * How fast a trial uses resources: whole numbers, so that the same time always gives the same
 * amount. An amount is rounded up, and never falls when the time grows.
 *
 * @param wall millionths of a place that it holds: 1,000,000 unless trials take turns
 * @param cpu millionths of a CPU
 * @param gpu millionths of a GPU
 * @param cost millionths of money an hour
 */
public record Rate(long wall, long cpu, long gpu, long cost) {

  private static final long MILLION = 1_000_000;
  private static final double GIB = 1L << 30;
  private static final long HOUR = 3_600_000;

  public Rate {
    if (wall < 0 || cpu < 0 || gpu < 0 || cost < 0) {
      throw new IllegalArgumentException(
          "Nothing gives resources back: a rate is at least 0, not %d, %d, %d, %d."
              .formatted(wall, cpu, gpu, cost));
    }
  }

  /**
   * The rate of a trial.
   *
   * @param share of its resources that it holds, in (0, 1]
   */
  public static Rate of(double cpus, double gpus, long memoryBytes, double share, Prices prices) {
    double money =
        cpus * prices.cpuHour() + gpus * prices.gpuHour() + memoryBytes / GIB * prices.gibHour();
    return new Rate(
        Math.round(share * MILLION),
        Math.round(share * cpus * MILLION),
        Math.round(share * gpus * MILLION),
        Math.round(share * money));
  }

  /** The same at another price: so many millionths of money an hour. */
  public Rate costing(long millionths) {
    return new Rate(wall, cpu, gpu, millionths);
  }

  /** What is used in that time; of a time that is negative, nothing. */
  public Amounts over(Duration time) {
    long millis = Math.max(0, time.toMillis());
    return new Amounts(
        Math.ceilDiv(Math.multiplyExact(wall, millis), MILLION),
        Math.ceilDiv(Math.multiplyExact(cpu, millis), MILLION),
        Math.ceilDiv(Math.multiplyExact(gpu, millis), MILLION),
        Math.ceilDiv(Math.multiplyExact(cost, millis), HOUR));
  }
}
