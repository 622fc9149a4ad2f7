package io.fairlead.protocol.client;

/** The attempt is over, its lease lost or its epoch old: stop at once and report nothing more. */
public final class LeaseLostException extends PlatformException {

  private static final long serialVersionUID = 1;

  LeaseLostException(String message, Throwable cause) {
    super(message, cause);
  }
}
