package io.fairlead.ray.trainer.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EncodingTest {

  private static final TrainingData DATA =
      new TrainingData(
          Task.BINARY,
          "y",
          List.of(
              new Column.Numeric("x", new double[] {1, 3, Double.NaN, 1000}),
              new Column.Text("c", new @Nullable String[] {"b", "a", null, "new"}),
              new Column.Numeric("same", new double[] {5, 5, 5, 6}),
              new Column.Numeric("y", new double[] {0, 1, 1, 0})),
          new Split[] {Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.TEST});

  private static final int[] TRAIN = {0, 1, 2};
  private static final int[] ALL = {0, 1, 2, 3};

  @Test
  void denseRowsAreStandardisedAndOneHotByTheTrainingRows() {
    DenseEncoding encoding = DenseEncoding.fit(DATA, TRAIN);
    // x (mean 2, deviation 1), then missing, a, b, then the constant column.
    assertThat(encoding.width()).isEqualTo(5);
    assertThat(encoding.encode(DATA, ALL))
        .containsExactly(
            -1, 0, 0, 1, 0, /**/ 1, 0, 1, 0, 0, /**/ 0, 1, 0, 0, 0, /**/ 998, 0, 0, 0, 0);
  }

  @Test
  void codesAreThoseOfTheTrainingRows() {
    CodeEncoding encoding = CodeEncoding.fit(DATA, TRAIN);
    assertThat(encoding.names()).containsExactly("x", "c", "same");
    assertThat(encoding.categorical()).containsExactly(1);
    double nan = Double.NaN;
    assertThat(encoding.encode(DATA, ALL))
        .containsExactly(1, 2, 5, /**/ 3, 1, 5, /**/ nan, 0, 5, /**/ 1000, nan, 6);
  }
}
