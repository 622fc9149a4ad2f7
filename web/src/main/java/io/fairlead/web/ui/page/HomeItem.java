package io.fairlead.web.ui.page;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One line of a person's first page.
 *
 * @param text what it is, which leads to {@code path}
 * @param why what there is to know before one goes there; may be empty
 * @param at since when; null where that says nothing
 */
public record HomeItem(Matter matter, String text, String path, String why, @Nullable Instant at) {

  /** Under what it is told. */
  public enum Matter {
    /** This person has to do something about it. */
    ASKS,
    /** It can't go on, and why. */
    WAITS,
    /** It came to an end lately, or is new. */
    LATELY
  }
}
