package io.fairlead.web.ui.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where a sentence names trials by number: {@code trial #4}, {@code trials 3 (0.81), 5 and 7}. */
final class TrialMentions {

  private static final String NUMBER = "#?\\d{1,9}(?: \\([^)]*\\))?";
  private static final Pattern MENTION =
      Pattern.compile("\\b[Tt]rials? " + NUMBER + "(?:(?:, | and )" + NUMBER + ")*");

  /** In parentheses are values; a trial named alone comes with its word. */
  private static final Pattern EACH = Pattern.compile("\\([^)]*\\)|(?:[Tt]rial )?#?(\\d{1,9})");

  private TrialMentions() {}

  /**
   * A piece of the sentence.
   *
   * @param trial the number of the trial that the text names; empty for text around
   */
  record Part(String text, OptionalInt trial) {}

  /** The sentence in pieces, in order; together they are the sentence. */
  static List<Part> of(String sentence) {
    List<Part> parts = new ArrayList<>();
    Matcher mention = MENTION.matcher(sentence);
    int done = 0;
    while (mention.find()) {
      Matcher each = EACH.matcher(mention.group());
      while (each.find()) {
        if (each.group(1) != null) {
          int start = mention.start() + each.start();
          text(parts, sentence.substring(done, start));
          parts.add(new Part(each.group(), OptionalInt.of(Integer.parseInt(each.group(1)))));
          done = mention.start() + each.end();
        }
      }
    }
    text(parts, sentence.substring(done));
    return parts;
  }

  private static void text(List<Part> parts, String text) {
    if (!text.isEmpty()) {
      parts.add(new Part(text, OptionalInt.empty()));
    }
  }
}
