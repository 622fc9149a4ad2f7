package io.fairlead.platform.study;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.SensitiveColumn;
import io.fairlead.platform.problem.InvalidInput;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether the trials of a data set can be measured as asked. */
final class FairnessCheck {

  private FairnessCheck() {}

  /**
   * @param dataset null for a study without one
   * @throws InvalidInput for the first thing that is wrong
   */
  static void check(List<FairnessMeasure> measures, @Nullable Dataset dataset) {
    for (FairnessMeasure measure : measures) {
      if (dataset == null) {
        throw new InvalidInput(
            "fairness",
            "Groups come from the rows of a data set.",
            "a study without one",
            "Name a data set, or leave the measures out.");
      }
      check(measure, dataset);
    }
  }

  private static void check(FairnessMeasure measure, Dataset dataset) {
    if (dataset.task() == Task.REGRESSION) {
      throw new InvalidInput(
          "fairness.measure",
          "Measures between groups compare rates of predicted classes.",
          "%s predicts the number '%s'".formatted(dataset.name(), dataset.target()),
          "Leave them out; an audit shows error and bias by group.");
    }
    if ((dataset.task() == Task.MULTICLASS) != (measure.positive() != null)) {
      throw new InvalidInput(
          "fairness.positive",
          "The positive label is named where there are more than two; of two it is the model's own.",
          measure.positive(),
          measure.positive() == null ? "Name one of the labels." : "Leave it out.");
    }
    List<String> columns = dataset.columns().stream().map(ColumnSummary::name).toList();
    for (SensitiveColumn each : measure.sensitive()) {
      if (!columns.contains(each.column())) {
        throw new InvalidInput(
            "fairness.sensitive",
            "Groups come from a column of the data set.",
            each.column(),
            "Choose one of %s.".formatted(columns));
      }
    }
  }
}
