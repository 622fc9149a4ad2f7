package io.fairlead.kernel.budget;

/**
 * What an agent's resources cost an hour, in millionths of money.
 *
 * @param cpuHour of one CPU; at most {@value #HIGHEST}
 * @param gpuHour of one GPU
 * @param gibHour of one GiB of memory that a trial asked for
 */
public record Prices(long cpuHour, long gpuHour, long gibHour) {

  /** A million an hour. */
  public static final long HIGHEST = 1_000_000_000_000L;

  public static final Prices FREE = new Prices(0, 0, 0);

  public Prices {
    check("CPU-hour", cpuHour);
    check("GPU-hour", gpuHour);
    check("GiB-hour", gibHour);
  }

  private static void check(String of, long price) {
    if (price < 0 || price > HIGHEST) {
      throw new IllegalArgumentException(
          "A price is from 0 to %d millionths; that of a %s was %d: state it in that range."
              .formatted(HIGHEST, of, price));
    }
  }
}
