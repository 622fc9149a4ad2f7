package io.fairlead.kernel.fairness;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The rows of one group, in whatever form answers quickly. */
sealed interface Members permits ScoredMembers, ClassifiedMembers, NumericMembers {

  /** Every measure that this kind of prediction has. */
  Map<Measure, Figure> figures(double threshold);

  /** The counts by label and predicted class; empty for predicted numbers. */
  Optional<Confusion> confusion(double threshold);

  /** Bins of about equal mass, by score; none without probabilities. */
  List<CalibrationBin> calibration();

  /** Rows by score within equal steps from {@code low} to {@code high}; none without scores. */
  List<Integer> histogram(double low, double high, int steps);

  /** The rows of {@code group}, or all of them for a negative one. */
  static Members of(Predictions predictions, Grouping grouping, int group) {
    int[] rows = new int[predictions.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      if (group < 0 || grouping.groupOf()[row] == group) {
        rows[count++] = row;
      }
    }
    int[] mine = java.util.Arrays.copyOf(rows, count);
    return switch (predictions) {
      case Predictions.Scored scored -> ScoredMembers.of(scored, mine);
      case Predictions.Classified classified -> ClassifiedMembers.of(classified, mine);
      case Predictions.Numeric numeric -> NumericMembers.of(numeric, mine);
    };
  }

  /** Puts "doesn't exist" where a measure of classes has no figure. */
  static Map<Measure, Figure> complete(Map<Measure, Figure> some, List<Measure> all) {
    Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
    all.forEach(measure -> figures.put(measure, some.getOrDefault(measure, Figure.none())));
    return figures;
  }
}
