package io.fairlead.platform.content.key;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A data key can't be had; the message says why. */
public final class KeyUnavailable extends IOException {

  private static final long serialVersionUID = 1;

  KeyUnavailable(String why, @Nullable Throwable cause) {
    super(why, cause);
  }
}
