package io.fairlead.platform.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import com.github.f4b6a3.uuid.util.UuidUtil;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Makes identifiers: UUIDv7, each greater than those this process made before. */
public final class Ids {

  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}-([0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12}");

  private Ids() {}

  /**
   * The next identifier; counts up within a millisecond and while the clock steps back a little.
   */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }

  /** When an identifier of ours was made, to the millisecond. */
  public static Instant madeAt(UUID id) {
    return UuidUtil.getInstant(id);
  }

  /** The identifier that {@code text} is; empty when it is something else, such as a name. */
  public static Optional<UUID> parse(String text) {
    return UUID_TEXT.matcher(text).matches()
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }
}
