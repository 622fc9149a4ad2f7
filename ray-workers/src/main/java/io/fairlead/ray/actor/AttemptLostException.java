package io.fairlead.ray.actor;

/** The lease is lost: the attempt ends at once and reports nothing more. */
final class AttemptLostException extends RuntimeException {

  private static final long serialVersionUID = 1;

  AttemptLostException() {
    super("The lease of this attempt is lost.");
  }
}
