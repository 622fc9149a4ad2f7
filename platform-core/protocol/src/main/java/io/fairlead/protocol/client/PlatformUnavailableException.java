package io.fairlead.protocol.client;

import org.jspecify.annotations.Nullable;

/** The platform didn't answer for as long as the caller was patient; later it may. */
public final class PlatformUnavailableException extends PlatformException {

  private static final long serialVersionUID = 1;

  PlatformUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
