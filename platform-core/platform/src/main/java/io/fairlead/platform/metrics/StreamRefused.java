package io.fairlead.platform.metrics;

/** A batch was not stored, and why; nothing of it is visible. */
public final class StreamRefused extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Reason reason;

  public StreamRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** What is wrong with a batch, or with the platform. */
  public enum Reason {
    /** Its schema, lengths, values or sequence number. */
    MALFORMED,
    /** The attempt is over, or a newer one has taken its place. */
    ENDED,
    /** Its environment was never reported. */
    UNKNOWN_ENVIRONMENT,
    /** The database stayed away: sending it again later is safe. */
    UNAVAILABLE
  }
}
