package io.fairlead.kernel.fairness;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Prediction minus label of each row. */
record NumericMembers(double[] errors) implements Members {

  static NumericMembers of(Predictions.Numeric numeric, int[] rows) {
    return new NumericMembers(
        IntStream.of(rows)
            .mapToDouble(row -> numeric.predicted()[row] - numeric.labels()[row])
            .toArray());
  }

  @Override
  public Map<Measure, Figure> figures(double threshold) {
    Map<Measure, Figure> figures = new EnumMap<>(Measure.class);
    figures.put(Measure.COUNT, Figure.exact(errors.length));
    figures.put(Measure.MEAN_ABSOLUTE_ERROR, mean(Math::abs, 0));
    figures.put(Measure.ROOT_MEAN_SQUARED_ERROR, root(mean(error -> error * error, 0)));
    figures.put(Measure.BIAS, mean(error -> error, Double.NEGATIVE_INFINITY));
    return figures;
  }

  private Figure mean(DoubleUnaryOperator of, double least) {
    return MeanInterval.of(
        Arrays.stream(errors).map(of).toArray(), least, Double.POSITIVE_INFINITY);
  }

  /** The ends of the mean square's interval are rooted: the root is monotone. */
  private static Figure root(Figure square) {
    return new Figure(
        Math.sqrt(square.value()),
        Math.sqrt(square.low()),
        Math.sqrt(square.high()),
        square.undefined());
  }

  @Override
  public Optional<Confusion> confusion(double threshold) {
    return Optional.empty();
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
