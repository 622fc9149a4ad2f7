package io.fairlead.protocol.message;

/**
 * Where a trial can go on.
 *
 * @param digest SHA-256 of the artifact, in hex
 * @param step the last step it includes
 */
public record Checkpoint(String digest, long step) {

  private static final String NAME = "checkpoint-";

  /** The artifact's name, which tells the platform the step before the attempt ends. */
  public static String artifactName(long step) {
    return NAME + step;
  }

  /**
   * The step in a name that {@link #artifactName} made.
   *
   * @throws IllegalArgumentException for another name
   */
  public static long stepOf(String artifactName) {
    if (!artifactName.matches(NAME + "\\d{1,18}")) {
      throw new IllegalArgumentException(
          "A checkpoint is called checkpoint-STEP; this one was '%s'.".formatted(artifactName));
    }
    return Long.parseLong(artifactName.substring(NAME.length()));
  }
}
