package io.fairlead.web.ui.study;

import io.fairlead.kernel.search.Direction;
import io.fairlead.platform.dataset.Task;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the built-in trainers report, and which way it gets better. */
final class Metric {

  private Metric() {}

  /** The metrics of a task, the usual one first. */
  static List<String> suggestions(@Nullable Task task) {
    return switch (task) {
      case BINARY -> List.of("validation_auc", "validation_accuracy", "validation_loss");
      case MULTICLASS -> List.of("validation_accuracy", "validation_loss");
      case REGRESSION -> List.of("validation_rmse", "validation_loss");
      case null -> List.of();
    };
  }

  /** Errors and losses get better downwards, everything else upwards. */
  static Direction direction(String metric) {
    String name = metric.toLowerCase(Locale.ROOT);
    boolean error =
        name.contains("loss")
            || name.contains("rmse")
            || name.contains("mae")
            || name.contains("error");
    return error ? Direction.MINIMIZE : Direction.MAXIMIZE;
  }
}
