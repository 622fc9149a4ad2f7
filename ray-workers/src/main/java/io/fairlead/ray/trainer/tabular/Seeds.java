package io.fairlead.ray.trainer.tabular;

/**
 * Independent seeds derived from one: what is random in a step comes from a generator made anew
 * from the training's seed and the step's number, so that there is no generator state to save.
 *
 * <p>The mixing function is the finalizer of SplitMix64 (Steele, Lea, Flood: "Fast splittable
 * pseudorandom number generators", 2014).
 */
public final class Seeds {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Seeds() {}

  /** A seed for the {@code index}-th of the streams that {@code seed} opens. */
  public static long derive(long seed, long index) {
    long z = seed + GOLDEN_GAMMA * (index + 1);
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /** The same for libraries that take a non-negative 31-bit seed. */
  public static int derivePositiveInt(long seed, long index) {
    return (int) (derive(seed, index) >>> 33);
  }
}
