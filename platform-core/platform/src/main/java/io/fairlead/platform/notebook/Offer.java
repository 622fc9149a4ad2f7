package io.fairlead.platform.notebook;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a cell gives to others that name it. */
public sealed interface Offer {

  /** The study that it is; null where it is something else, or not started. */
  default @Nullable UUID study() {
    return null;
  }

  /**
   * A study.
   *
   * @param study null until it is started
   */
  record OfStudy(@Nullable UUID study) implements Offer {}

  /** Some trials, in an order that means something. */
  record OfTrials(List<UUID> trials) implements Offer {
    public OfTrials {
      trials = List.copyOf(trials);
    }
  }
}
