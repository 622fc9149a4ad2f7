package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Split;
import java.util.stream.IntStream;

/** The row numbers of each split, ascending. */
public record SplitRows(int[] train, int[] validation, int[] test) {

  /**
   * Sorts the rows of a data set by split.
   *
   * @throws IllegalArgumentException when a split has no row
   */
  public static SplitRows of(TrainingData data) {
    return new SplitRows(
        rows(data, Split.TRAIN), rows(data, Split.VALIDATION), rows(data, Split.TEST));
  }

  private static int[] rows(TrainingData data, Split split) {
    int[] rows =
        IntStream.range(0, data.splits().length)
            .filter(row -> data.splits()[row] == split)
            .toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "Every split needs at least one row; %s has none of %d. Give the data set other split shares."
              .formatted(split, data.splits().length));
    }
    return rows;
  }
}
