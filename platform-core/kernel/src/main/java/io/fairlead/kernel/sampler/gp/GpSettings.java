package io.fairlead.kernel.sampler.gp;

/**
 * What a process is fitted by beside length scales, its variance and noise; each from so many
 * trials on, since few say little of it.
 *
 * @param warpFrom trials from which ordered axes are bent so that the objective changes evenly
 *     along them; {@link #NEVER} for none
 * @param noiseFrom trials from which noise may differ between places; {@link #NEVER} for none
 */
public record GpSettings(int warpFrom, int noiseFrom) {

  public static final int NEVER = Integer.MAX_VALUE;

  public static final GpSettings STANDARD = new GpSettings(NEVER, NEVER);

  public GpSettings {
    if (warpFrom < 0 || noiseFrom < 0) {
      throw new IllegalArgumentException(
          "A process warps and tells noise apart from 0 trials or more on, or NEVER; was %d and %d."
              .formatted(warpFrom, noiseFrom));
    }
  }
}
