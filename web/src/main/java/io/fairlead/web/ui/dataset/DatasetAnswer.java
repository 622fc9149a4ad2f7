package io.fairlead.web.ui.dataset;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Task;
import io.fairlead.web.ui.format.Numbers;
import java.util.Locale;
import java.util.stream.Collectors;

/** The sentence at the top of a data set: what it is good for, and what to mind. */
final class DatasetAnswer {

  private static final int MOST_CLASSES = 4;

  private DatasetAnswer() {}

  static String of(Dataset dataset) {
    return "%s rows and %s columns to predict %s (%s)%s; %s."
        .formatted(
            Numbers.count(dataset.rows()),
            Numbers.count(dataset.columns().size()),
            dataset.target(),
            dataset.task().name().toLowerCase(Locale.ROOT),
            balance(dataset),
            missing(dataset));
  }

  /** How often each class occurs, as long as there are few. */
  private static String balance(Dataset dataset) {
    if (dataset.task() == Task.REGRESSION || dataset.rows() == 0) {
      return "";
    }
    return dataset.columns().stream()
        .filter(column -> column.name().equals(dataset.target()))
        .filter(column -> column.distinct() <= MOST_CLASSES)
        .findFirst()
        .map(
            target ->
                target.top().stream()
                    .map(
                        top ->
                            Numbers.percent((double) top.count() / dataset.rows())
                                + " "
                                + (top.value() == null ? "missing" : top.value()))
                    .collect(Collectors.joining(", ", ", ", "")))
        .orElse("");
  }

  private static String missing(Dataset dataset) {
    long lacking =
        dataset.columns().stream().map(ColumnSummary::missing).filter(n -> n > 0).count();
    return lacking == 0
        ? "no value is missing"
        : "values are missing in %s of the columns".formatted(Numbers.count(lacking));
  }
}
