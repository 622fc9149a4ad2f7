package io.fairlead.protocol;

/** Names and numbers both sides agree on. */
public final class Protocol {

  /** Raised with every change that an older side would misunderstand. */
  public static final int VERSION = 1;

  /** The call header that carries {@link #VERSION}. */
  public static final String VERSION_HEADER = "fairlead-protocol";

  /** The call header that carries {@code Bearer <token>}. */
  public static final String TOKEN_HEADER = "authorization";

  /** First element of the descriptor path of a stream of metric batches. */
  public static final String METRICS = "metrics";

  /** First element of the descriptor path of a stream of log lines. */
  public static final String LOGS = "logs";

  /**
   * First element of the descriptor path of an artifact's upload; the second is its {@link
   * io.fairlead.protocol.message.ArtifactKind}, the third its file name.
   */
  public static final String ARTIFACT = "artifact";

  /** The most bytes of an artifact in one batch. */
  public static final int ARTIFACT_CHUNK_BYTES = 1 << 20;

  private Protocol() {}
}
