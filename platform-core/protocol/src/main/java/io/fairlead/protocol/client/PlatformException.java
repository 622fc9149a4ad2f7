package io.fairlead.protocol.client;

import org.jspecify.annotations.Nullable;

/** A call to the platform that didn't succeed; its subtypes say what to do. */
public abstract sealed class PlatformException extends RuntimeException
    permits LeaseLostException, PlatformUnavailableException, RefusedException {

  private static final long serialVersionUID = 1;

  PlatformException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
