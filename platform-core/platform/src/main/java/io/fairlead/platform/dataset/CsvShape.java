package io.fairlead.platform.dataset;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What a CSV file looks like.
 *
 * @param header whether the first record names the columns
 * @param names of the columns; c0, c1, … without a header
 */
record CsvShape(char delimiter, boolean header, List<String> names) {

  private static final Pattern NUMBER =
      Pattern.compile("\\s*[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?\\s*");

  /** A first record of nothing but numbers is taken for data. */
  static CsvShape of(CsvScan.Result scan, char delimiter) {
    List<String> first = scan.first();
    boolean header =
        !first.stream().allMatch(field -> field.isBlank() || NUMBER.matcher(field).matches());
    if (scan.records() <= (header ? 1 : 0)) {
      throw Problems.file(
          "A data set has at least one row.",
          scan.records() == 0 ? "an empty file" : "a header alone",
          "Choose a file with data.");
    }
    if (!header) {
      return new CsvShape(
          delimiter, false, IntStream.range(0, first.size()).mapToObj(i -> "c" + i).toList());
    }
    List<String> names = first.stream().map(String::strip).toList();
    Problems.checkNames(names, "line 1, ");
    return new CsvShape(delimiter, true, names);
  }
}
