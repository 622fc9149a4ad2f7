package io.fairlead.web.ui.decision;

import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.LogEntry;
import java.util.List;

/** Decisions in words. */
final class DecisionWords {

  private DecisionWords() {}

  static String type(DecisionType type) {
    String word = type.word().replace('-', ' ');
    return Character.toUpperCase(word.charAt(0)) + word.substring(1);
  }

  /** What the machine did: {@code Suggested 3 trials, #3 to #5}. */
  static String machine(LogEntry.Machine entry) {
    String verb =
        switch (entry.kind()) {
          case "suggested" -> "Suggested";
          case "preferred" -> "Preferred";
          case "pruned" -> "Pruned";
          case "paused" -> "Paused";
          default -> entry.kind();
        };
    return verb + " " + entry.what();
  }

  /** The page's first sentence, of the newest entries. */
  static String answer(List<LogEntry> entries) {
    return entries.stream()
        .filter(LogEntry.Signed.class::isInstance)
        .map(LogEntry.Signed.class::cast)
        .filter(each -> each.supersededBy() == null)
        .findFirst()
        .map(
            each ->
                "The newest decision that stands: %s (%s, by %s)."
                    .formatted(
                        each.what(),
                        type(each.type()).toLowerCase(java.util.Locale.ROOT),
                        each.by().name()))
        .orElse("No decision of a person is among these.");
  }
}
