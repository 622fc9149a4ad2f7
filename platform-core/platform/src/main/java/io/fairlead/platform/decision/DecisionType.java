package io.fairlead.platform.decision;

import io.fairlead.platform.problem.Words;

/** What kind of thing was decided. */
public enum DecisionType {
  SEARCH_STARTED,
  SEARCH_EXTENDED,
  SPACE_NARROWED,
  CONFIGURATION_CHOSEN,
  CONFIGURATION_DISCARDED,
  STOPPED_EARLY,
  EXCEPTION,
  PROMOTION,
  BUDGET_CHANGED,
  CATALOG_CHANGED;

  /** As files and addresses write it: {@code configuration-chosen}. */
  public String word() {
    return Words.of(this);
  }

  /** The type of that {@link #word()}. */
  public static DecisionType parse(String word) {
    return Words.parse(DecisionType.class, "type", "A decision's type is one of %s.", word);
  }
}
