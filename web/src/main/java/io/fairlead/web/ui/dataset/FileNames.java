package io.fairlead.web.ui.dataset;

import java.util.Locale;

/** Suggests a data set's name from that of its file. */
final class FileNames {

  private FileNames() {}

  /** Such as {@code german-credit} for {@code German Credit.csv.gz}. */
  static String dataset(String file) {
    String base = file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
    return base.toLowerCase(Locale.ROOT)
        .replaceFirst("(\\.(csv|tsv|parquet|txt))?(\\.gz)?$", "")
        .replaceAll("[^a-z0-9]+", "-")
        .replaceAll("^-+|-+$", "");
  }
}
