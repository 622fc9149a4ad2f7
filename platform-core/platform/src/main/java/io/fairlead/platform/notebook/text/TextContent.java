package io.fairlead.platform.notebook.text;

import io.fairlead.platform.problem.InvalidInput;

/**
 * What a text cell holds.
 *
 * @param markdown with tables, maths between dollar signs, and links such as {@code
 *     [best](trial:ID)}
 */
public record TextContent(String markdown) {

  private static final int MOST_CHARACTERS = 200_000;

  public TextContent {
    markdown = markdown == null ? "" : markdown;
    if (markdown.length() > MOST_CHARACTERS || markdown.indexOf('\0') >= 0) {
      throw new InvalidInput(
          "markdown",
          "A text has at most %d characters, none of them NUL.".formatted(MOST_CHARACTERS),
          markdown.length() + " characters",
          "Make two cells of it.");
    }
  }
}
