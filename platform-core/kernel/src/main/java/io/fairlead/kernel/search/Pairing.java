package io.fairlead.kernel.search;

/**
 * Which sampler goes with which pruner: any with any, but for samplers that judge trials themselves
 * (they implement both interfaces, as BOHB and DEHB do) and go with no other pruner.
 */
public final class Pairing {

  /** The name of the pruner that judges nothing. */
  public static final String NO_PRUNER = "none";

  private Pairing() {}

  /**
   * The pruner of a search with this pair: {@code pruner}, or the sampler where it judges itself.
   *
   * @param samplerName as the person chose it
   * @param prunerName as the person chose it
   * @throws IllegalArgumentException naming a pair that makes no sense
   */
  public static Pruner pruner(
      String samplerName, Sampler sampler, String prunerName, Pruner pruner) {
    if (!(sampler instanceof Pruner both)) {
      return pruner;
    }
    if (!prunerName.equals(NO_PRUNER)) {
      throw new IllegalArgumentException(
          "'%s' samples and judges trials by itself, so it can't go with '%s'; choose '%s'."
              .formatted(samplerName, prunerName, NO_PRUNER));
    }
    return both;
  }
}
