package io.fairlead.web.ui.dataset;

import io.fairlead.web.ui.format.Numbers;
import org.jspecify.annotations.Nullable;

/** The least and the greatest value of a column, which the platform gives as text. */
final class Ends {

  private Ends() {}

  /** Numbers as numbers are shown, other values as they are, a dash for none. */
  static String shown(@Nullable String end) {
    if (end == null) {
      return "–";
    }
    if (end.matches("-?\\d{1,18}")) {
      return Numbers.count(Long.parseLong(end));
    }
    return end.matches("-?\\d+(\\.\\d+)?([eE][-+]?\\d+)?")
        ? Numbers.brief(Double.parseDouble(end))
        : end;
  }
}
