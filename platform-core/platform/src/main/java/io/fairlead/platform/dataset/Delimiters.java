package io.fairlead.platform.dataset;

import java.util.List;

/** Tells which character separates the fields of a CSV file. */
final class Delimiters {

  private static final List<Character> CANDIDATES = List.of(',', ';', '\t', '|');
  private static final int LINES = 20;

  private Delimiters() {}

  /** The candidate that stands equally, and most, often in each of the first lines. */
  static char of(String beginning) {
    List<String> lines = withoutQuoted(beginning).lines().filter(line -> !line.isBlank()).toList();
    if (lines.isEmpty()) {
      return ',';
    }
    // The last line may be cut off.
    List<String> whole = lines.subList(0, Math.min(LINES, Math.max(1, lines.size() - 1)));
    char best = ',';
    long most = 0;
    for (char candidate : CANDIDATES) {
      long[] counts = whole.stream().mapToLong(line -> count(line, candidate)).distinct().toArray();
      if (counts.length == 1 && counts[0] > most) {
        best = candidate;
        most = counts[0];
      }
    }
    return most > 0 ? best : mostInFirstLine(whole.getFirst());
  }

  private static char mostInFirstLine(String line) {
    return CANDIDATES.stream()
        .reduce((a, b) -> count(line, b) > count(line, a) ? b : a)
        .orElseThrow();
  }

  private static String withoutQuoted(String text) {
    return text.replaceAll("\"[^\"]*\"", "");
  }

  private static long count(String line, char candidate) {
    return line.chars().filter(each -> each == candidate).count();
  }
}
