package io.fairlead.web.ui.fairness;

import io.fairlead.platform.problem.InvalidInput;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts text at a separator that stands outside double quotes; within them a doubled quote is one.
 */
final class GroupsReader {

  private static final char QUOTE = '"';

  private GroupsReader() {}

  /** The parts as they were typed, quotes included; one more than there are separators. */
  static List<String> parts(String text, String separator) {
    List<String> parts = new ArrayList<>();
    boolean quoted = false;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char each = text.charAt(at);
      if (each == QUOTE) {
        quoted = !quoted;
      } else if (!quoted && text.startsWith(separator, at) && at >= from) {
        parts.add(text.substring(from, at));
        from = at + separator.length();
      }
    }
    if (quoted) {
      throw new InvalidInput(
          "sensitive", "A quote that is opened is closed.", text.strip(), "Add the other \".");
    }
    parts.add(text.substring(from));
    return parts;
  }

  /** What a part means: without the quotes around it. */
  static String plain(String part) {
    String stripped = part.strip();
    return isQuoted(stripped)
        ? stripped.substring(1, stripped.length() - 1).replace("\"\"", "\"")
        : stripped;
  }

  static boolean isQuoted(String stripped) {
    return stripped.length() >= 2
        && stripped.charAt(0) == QUOTE
        && stripped.charAt(stripped.length() - 1) == QUOTE;
  }

  /** As it would be typed, with quotes where it would mean something else. */
  static String quoted(String text) {
    boolean needed =
        text.isEmpty()
            || !text.equals(text.strip())
            || text.equals("*")
            || text.contains(" as ")
            || text.chars().anyMatch(each -> ",:;=|<\"".indexOf(each) >= 0);
    return needed ? QUOTE + text.replace("\"", "\"\"") + QUOTE : text;
  }
}
