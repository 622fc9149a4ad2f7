package io.fairlead.platform.storage;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Makes identifiers: UUIDv7, each greater than those this process made before. */
public final class Ids {

  private Ids() {}

  /**
   * The next identifier; counts up within a millisecond and while the clock steps back a little.
   */
  public static UUID next() {
    return UuidCreator.getTimeOrderedEpochPlus1();
  }
}
