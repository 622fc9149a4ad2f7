package io.fairlead.platform.workspace;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a token gets a new secret.
 *
 * @param overlap how long the old secret goes on; zero ends it at once
 * @param end what becomes of the token's own end
 */
public record Rotation(Duration overlap, End end) {

  /** What becomes of a token's end. */
  public sealed interface End {
    /** It stays as it is. */
    record Kept() implements End {}

    /**
     * It is that long from now.
     *
     * @param validFor null for no end
     */
    record FromNow(@Nullable Duration validFor) implements End {}
  }
}
