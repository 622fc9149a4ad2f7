package io.fairlead.ray.trainer.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class LabelsTest {

  @Test
  void theLastClassIsThePositiveOne() {
    Labels text = labels(Task.BINARY, text("good", "bad", "bad", "good"));
    assertThat(text.classes()).containsExactly("bad", "good");
    assertThat(text.values()).containsExactly(1, 0, 0, 1);
    Labels numbers = labels(Task.BINARY, new Column.Numeric("y", new double[] {1, 0, 0, 1}));
    assertThat(numbers.classes()).containsExactly("0", "1");
    assertThat(numbers.values()).containsExactly(1, 0, 0, 1);
  }

  @Test
  void numericClassesAreOrderedByNumber() {
    Labels labels = labels(Task.MULTICLASS, new Column.Numeric("y", new double[] {10, 9, 10, 9}));
    assertThat(labels.classes()).containsExactly("9", "10");
    assertThat(labels.outputs()).isEqualTo(2);
  }

  @Test
  void balancedWeightsGiveClassesTheSameTotal() {
    Labels labels = labels(Task.BINARY, text("a", "b", "b", "b"));
    assertThat(labels.classWeights(new int[] {0, 1, 2, 3}, true)).containsExactly(2, 4.0 / 6);
    assertThat(labels.classWeights(new int[] {0, 1, 2, 3}, false)).containsExactly(1, 1);
  }

  @Test
  void refusesWhatCannotBeLearnt() {
    assertRefused(Task.BINARY, text("a", "b", "c", "a"), "has 3. Choose MULTICLASS");
    assertRefused(
        Task.BINARY, text("a", "b", "a", "c"), "'c' in the TEST split but in no training");
    assertRefused(Task.REGRESSION, text("1", "2", "3", "4"), "must be numeric, but it is text");
    assertRefused(
        Task.REGRESSION,
        new Column.Numeric("y", new double[] {7, 7, 7, 8}),
        "every training row has the value '7.0'");
    assertRefused(Task.BINARY, new Column.Numeric("z", new double[4]), "'y' is no column");
  }

  @Test
  void everySplitNeedsARow() {
    TrainingData data =
        new TrainingData(
            Task.BINARY, "y", List.of(text("a", "b")), new Split[] {Split.TRAIN, Split.VALIDATION});
    assertThatThrownBy(() -> SplitRows.of(data))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("TEST has none of 2");
  }

  private static void assertRefused(Task task, Column target, String message) {
    assertThatThrownBy(() -> labels(task, target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  private static Column text(String... values) {
    return new Column.Text("y", values);
  }

  private static Labels labels(Task task, Column target) {
    Split[] splits = {Split.TRAIN, Split.TRAIN, Split.TRAIN, Split.TEST};
    TrainingData data = new TrainingData(task, "y", List.of(target), splits);
    return Labels.of(data, new SplitRows(new int[] {0, 1, 2}, new int[0], new int[] {3}));
  }
}
