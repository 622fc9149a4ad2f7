package io.fairlead.platform.decision;

import org.jspecify.annotations.Nullable;

/**
 * Which entries are asked for; null means any.
 *
 * @param author name of the person
 * @param text words to be found in what was decided and why, as people type them into a search
 * @param machine whether the machine's own decisions are among them
 */
public record LogFilter(
    @Nullable DecisionType type, @Nullable String author, @Nullable String text, boolean machine) {

  /** Every decision of people. */
  public static final LogFilter PEOPLE = new LogFilter(null, null, null, false);
}
