package io.fairlead.kernel.fairness;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Predicted classes; no threshold moves them. */
record ClassifiedMembers(Confusion confusion) implements Members {

  static ClassifiedMembers of(Predictions.Classified classified, int[] rows) {
    long[][] counts = new long[2][2];
    for (int row : rows) {
      counts[classified.positive()[row] ? 1 : 0][classified.selected()[row] ? 1 : 0]++;
    }
    return new ClassifiedMembers(
        new Confusion(counts[1][1], counts[0][1], counts[0][0], counts[1][0]));
  }

  @Override
  public Map<Measure, Figure> figures(double threshold) {
    return Members.complete(confusion.figures(), Measure.ofClasses());
  }

  @Override
  public Optional<Confusion> confusion(double threshold) {
    return Optional.of(confusion);
  }

  @Override
  public List<CalibrationBin> calibration() {
    return List.of();
  }

  @Override
  public List<Integer> histogram(double low, double high, int steps) {
    return List.of();
  }
}
