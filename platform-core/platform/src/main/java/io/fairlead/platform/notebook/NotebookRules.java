package io.fairlead.platform.notebook;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import java.util.UUID;

/** The rules for what people type about notebooks. */
final class NotebookRules {

  private static final int MOST_CELLS = 500;
  private static final int LONGEST = 200;

  private NotebookRules() {}

  static String title(String title) {
    String stripped = title.strip();
    if (stripped.isEmpty() || stripped.length() > LONGEST || stripped.indexOf('\0') >= 0) {
      throw new InvalidInput(
          "title",
          "A notebook's title has 1 to %d characters.".formatted(LONGEST),
          stripped.length() > 60 ? stripped.length() + " characters" : stripped,
          "Say in a few words what it is about.");
    }
    return stripped;
  }

  static String label(String label) {
    if (label.length() > LONGEST || label.indexOf('\0') >= 0) {
      throw new InvalidInput(
          "label",
          "A version's label has at most %d characters.".formatted(LONGEST),
          label.length() + " characters",
          "Say it in fewer.");
    }
    return label.strip();
  }

  static UUID cursor(String after) {
    return Ids.parse(after)
        .orElseThrow(
            () ->
                new InvalidInput(
                    "after", "A list continues after its 'next'.", after, "Use that value."));
  }

  /** Refuses one more cell where there are as many as there may be. */
  static void room(Document document) {
    if (document.cells().size() >= MOST_CELLS) {
      throw new InvalidInput(
          "cells",
          "A notebook has at most %d cells.".formatted(MOST_CELLS),
          Integer.toString(document.cells().size()),
          "Begin another notebook, or delete some.");
    }
  }
}
