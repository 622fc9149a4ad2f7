package io.fairlead.platform.decision;

import io.fairlead.platform.problem.InvalidInput;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What kind of thing was decided. */
public enum DecisionType {
  SEARCH_STARTED,
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
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The type of that {@link #word()}. */
  public static DecisionType parse(String word) {
    return Arrays.stream(values())
        .filter(type -> type.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "type",
                    "A decision's type is one of %s."
                        .formatted(
                            Arrays.stream(values())
                                .map(DecisionType::word)
                                .collect(Collectors.joining(", "))),
                    word,
                    "Choose one of them."));
  }
}
