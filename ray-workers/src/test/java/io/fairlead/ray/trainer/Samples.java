package io.fairlead.ray.trainer;

import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;

/** Data sets made from a seed, the same in every process. */
public final class Samples {

  private Samples() {}

  /** A table with a numeric signal, a categorical signal, noise, and missing values in both. */
  public static TrainingData table(Task task, int rows, int numericColumns) {
    Random random = new Random(7);
    double[][] numbers = new double[numericColumns][rows];
    String[] city = new String[rows];
    String[] label = new String[rows];
    double[] amount = new double[rows];
    for (int row = 0; row < rows; row++) {
      for (double[] column : numbers) {
        column[row] = random.nextGaussian();
      }
      int place = random.nextInt(4);
      double signal =
          2 * numbers[0][row] - numbers[1][row] + (place - 1.5) + 0.5 * random.nextGaussian();
      city[row] = row % 17 == 0 ? null : "city " + place;
      if (row % 13 == 0) {
        numbers[2][row] = Double.NaN;
      }
      label[row] =
          task == Task.BINARY
              ? signal > 0 ? "yes" : "no"
              : signal > 1 ? "high" : signal < -1 ? "low" : "mid";
      amount[row] = 100 + 10 * signal;
    }
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < numericColumns; c++) {
      columns.add(new Column.Numeric("x" + c, numbers[c]));
    }
    columns.add(new Column.Text("city", city));
    columns.add(
        task == Task.REGRESSION
            ? new Column.Numeric("target", amount)
            : new Column.Text("target", label));
    return new TrainingData(task, "target", columns, splits(rows));
  }

  /** Images of 8×8 pixels: a bright bar whose place is the class. */
  public static TrainingData images(int rows) {
    Random random = new Random(11);
    double[][] pixels = new double[64][rows];
    double[] digit = new double[rows];
    for (int row = 0; row < rows; row++) {
      int bar = random.nextInt(4);
      digit[row] = bar;
      for (int p = 0; p < 64; p++) {
        boolean bright = bar < 2 ? p / 8 == 2 + 3 * bar : p % 8 == 2 + 3 * (bar - 2);
        pixels[p][row] = (bright ? 12 : 2) + 3 * random.nextGaussian();
      }
    }
    List<Column> columns = new ArrayList<>();
    for (int p = 0; p < 64; p++) {
      columns.add(new Column.Numeric("pixel" + p, pixels[p]));
    }
    columns.add(new Column.Numeric("digit", digit));
    return new TrainingData(Task.MULTICLASS, "digit", columns, splits(rows));
  }

  /** A binary table in which one row in ten is positive and the signal is weak. */
  public static TrainingData rare(int rows) {
    Random random = new Random(5);
    double[] x = new double[rows];
    double[] label = new double[rows];
    for (int row = 0; row < rows; row++) {
      label[row] = random.nextInt(10) == 0 ? 1 : 0;
      x[row] = label[row] + 2 * random.nextGaussian();
    }
    return new TrainingData(
        Task.BINARY,
        "target",
        List.of(new Column.Numeric("x", x), new Column.Numeric("target", label)),
        splits(rows));
  }

  /** Six of ten rows for training, two each for validation and test. */
  public static Split[] splits(int rows) {
    Split[] splits = new Split[rows];
    for (int row = 0; row < rows; row++) {
      splits[row] = row % 10 < 6 ? Split.TRAIN : row % 10 < 8 ? Split.VALIDATION : Split.TEST;
    }
    return splits;
  }

  public static TrainingContext context(
      Map<String, Object> parameters, TrainingData data, long seed, long maxSteps) {
    return context(parameters, data, seed, maxSteps, OptionalInt.empty());
  }

  public static TrainingContext context(
      Map<String, Object> parameters,
      TrainingData data,
      long seed,
      long maxSteps,
      OptionalInt gpu) {
    return new TrainingContext(parameters, data, seed, maxSteps, 1, gpu, _ -> {});
  }
}
