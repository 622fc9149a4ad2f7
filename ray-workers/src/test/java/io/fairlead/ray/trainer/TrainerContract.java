package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What every trainer that learns from data must do; each is tested by extending this class. */
public abstract class TrainerContract {

  /** The trainer's name. */
  protected abstract String trainer();

  /** A classification it can learn in {@link #steps()} steps. */
  protected abstract TrainingData data();

  protected abstract Map<String, Object> parameters();

  protected abstract int steps();

  /** The file under which it keeps its model. */
  protected abstract String model();

  /** All that a training showed. */
  protected record Run(List<Map<String, Double>> metrics, Evaluation evaluation) {

    public double last(String metric) {
      return Objects.requireNonNull(metrics.getLast().get(metric), metric);
    }

    public byte[] artifact(String name) {
      return Objects.requireNonNull(evaluation.artifacts().get(name), name);
    }

    public List<String> predictions() {
      return new String(artifact("predictions.csv"), StandardCharsets.UTF_8).lines().toList();
    }
  }

  protected Run train(Map<String, Object> parameters, TrainingData data) throws Exception {
    return train(parameters, data, 42);
  }

  private Run train(Map<String, Object> parameters, TrainingData data, long seed) throws Exception {
    List<Map<String, Double>> metrics = new ArrayList<>();
    try (Training training = start(Samples.context(parameters, data, seed, steps()), null)) {
      boolean done = false;
      for (int step = 0; step < steps() && !done; step++) {
        StepResult result = training.step();
        metrics.add(result.metrics());
        done = result.done();
      }
      return new Run(metrics, training.evaluate());
    }
  }

  private Training start(TrainingContext context, byte @Nullable [] checkpoint) throws Exception {
    return Trainers.named(trainer()).start(context, checkpoint);
  }

  @Test
  void learnsMoreThanTheMostFrequentClass() throws Exception {
    Run run = train(parameters(), data());
    List<String> labels =
        run.predictions().stream()
            .filter(line -> line.startsWith("TEST,"))
            .map(line -> line.split(",", -1)[2])
            .toList();
    long most =
        labels.stream()
            .distinct()
            .mapToLong(label -> labels.stream().filter(label::equals).count())
            .max()
            .orElseThrow();
    assertThat(run.evaluation().metrics().get("test_accuracy"))
        .isGreaterThan(0.15 + (double) most / labels.size());
    assertThat(run.evaluation().metrics().get("test_auc")).isBetween(0.85, 1.0);
    assertThat(run.last("train_loss")).isLessThan(run.metrics().getFirst().get("train_loss"));
  }

  @Test
  void reportsTheSameMetricsAtEveryStep() throws Exception {
    Run run = train(parameters(), data());
    assertThat(run.metrics())
        .hasSize(steps())
        .allSatisfy(
            metrics ->
                assertThat(metrics)
                    .containsOnlyKeys(
                        "train_loss", "validation_loss", "validation_accuracy", "validation_auc"));
    assertThat(run.evaluation().metrics())
        .containsOnlyKeys("test_loss", "test_accuracy", "test_auc");
    assertThat(run.evaluation().artifacts()).containsOnlyKeys("predictions.csv", model());
  }

  @Test
  void keepsOnePredictionForEachValidationAndTestRow() throws Exception {
    TrainingData data = data();
    List<String> lines = train(parameters(), data).predictions();
    assertThat(lines.getFirst()).isEqualTo("split,row,label,score,predicted");
    List<String> expected = new ArrayList<>();
    for (Split split : List.of(Split.VALIDATION, Split.TEST)) {
      for (int row = 0; row < data.splits().length; row++) {
        if (data.splits()[row] == split) {
          expected.add(split + "," + row);
        }
      }
    }
    assertThat(lines.stream().skip(1).map(line -> line.replaceFirst("(,\\d+),.*", "$1")))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void sameSeedGivesTheSameBitsAndAnotherSeedOthers() throws Exception {
    Run first = train(parameters(), data(), 1);
    Run again = train(parameters(), data(), 1);
    Run other = train(parameters(), data(), 2);
    assertThat(again.metrics()).isEqualTo(first.metrics());
    assertThat(again.artifact(model())).isEqualTo(first.artifact(model()));
    assertThat(again.predictions()).isEqualTo(first.predictions());
    assertThat(other.metrics()).isNotEqualTo(first.metrics());
  }

  @Test
  void askingForCheckpointsAndEvaluationsChangesNothing() throws Exception {
    Run undisturbed = train(parameters(), data());
    try (Training training = start(Samples.context(parameters(), data(), 42, steps()), null)) {
      List<Map<String, Double>> metrics = new ArrayList<>();
      for (int step = 0; step < steps(); step++) {
        metrics.add(training.step().metrics());
        training.checkpoint();
        training.evaluate();
        training.checkpoint();
      }
      assertThat(metrics).isEqualTo(undisturbed.metrics());
    }
  }

  @Test
  void learnsNothingFromValidationAndTestRows() throws Exception {
    TrainingData data = data();
    List<Column> changed =
        data.columns().stream()
            .map(column -> column.name().equals(data.target()) ? column : spoilt(column, data))
            .toList();
    Run spoilt =
        train(parameters(), new TrainingData(data.task(), data.target(), changed, data.splits()));
    Run clean = train(parameters(), data);
    assertThat(spoilt.artifact(model())).isEqualTo(clean.artifact(model()));
    assertThat(spoilt.metrics().stream().map(metrics -> metrics.get("train_loss")))
        .isEqualTo(clean.metrics().stream().map(metrics -> metrics.get("train_loss")).toList());
    assertThat(spoilt.predictions()).isNotEqualTo(clean.predictions());
  }

  private static Column spoilt(Column column, TrainingData data) {
    return switch (column) {
      case Column.Numeric numeric -> {
        double[] values = numeric.values().clone();
        for (int row = 0; row < values.length; row++) {
          if (data.splits()[row] != Split.TRAIN) {
            values[row] = -1000 * values[row] + 77;
          }
        }
        yield new Column.Numeric(column.name(), values);
      }
      case Column.Text text -> {
        @Nullable String[] values = text.values().clone();
        for (int row = 0; row < values.length; row++) {
          if (data.splits()[row] != Split.TRAIN) {
            values[row] = "never seen in training";
          }
        }
        yield new Column.Text(column.name(), values);
      }
    };
  }

  @Test
  void refusesATargetThatDoesNotVary() {
    TrainingData data = data();
    String[] same = new String[data.splits().length];
    Arrays.fill(same, "good");
    assertThatThrownBy(
            () -> train(parameters(), withTarget(data, new Column.Text(data.target(), same))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("every training row has the value 'good'");
  }

  @Test
  void refusesATargetWithMissingValues() {
    TrainingData data = data();
    @Nullable String[] labels = new String[data.splits().length];
    assertThatThrownBy(
            () -> train(parameters(), withTarget(data, new Column.Text(data.target(), labels))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must have a value in every row")
        .hasMessageContaining("(the first is row 0)");
  }

  private static TrainingData withTarget(TrainingData data, Column target) {
    List<Column> columns = new ArrayList<>(data.columns());
    columns.removeIf(column -> column.name().equals(data.target()));
    columns.add(target);
    return new TrainingData(data.task(), data.target(), columns, data.splits());
  }

  @Test
  void refusesParametersItDoesNotKnow() {
    assertThatThrownBy(() -> train(Map.of("learning_rat", 0.1), data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("Unknown parameter [learning_rat]; this trainer knows [")
        .hasMessageContaining("learning_rate");
  }

  @Test
  void refusesValuesOutOfRange() {
    assertThatThrownBy(() -> train(Map.of("learning_rate", -1.0), data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("learning_rate must be a number from")
        .hasMessageContaining("was '-1.0'");
    assertThatThrownBy(() -> train(Map.of("learning_rate", "fast"), data()))
        .hasMessageContaining("was 'fast'");
    assertThatThrownBy(() -> train(Map.of("early_stopping_rounds", 2.5), data()))
        .hasMessageContaining("early_stopping_rounds must be a whole number")
        .hasMessageContaining("was '2.5'");
  }

  @Test
  void refusesACheckpointThatIsNotItsOwn() throws Exception {
    byte[] foreign;
    try (Training noop =
        Trainers.named("probe").start(Samples.context(Map.of(), data(), 1, 1), null)) {
      foreign = noop.checkpoint();
    }
    TrainingContext context = Samples.context(parameters(), data(), 1, steps());
    assertThatThrownBy(() -> start(context, foreign))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'probe/1'");
    byte[] whole;
    try (Training training = start(context, null)) {
      training.step();
      whole = training.checkpoint();
    }
    assertThatThrownBy(() -> start(context, Arrays.copyOf(whole, whole.length - 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void stopsEarlyAndKeepsTheBestStep() throws Exception {
    Map<String, Object> parameters = new HashMap<>(parameters());
    parameters.put("early_stopping_rounds", 1L);
    parameters.put("learning_rate", 1.0);
    Run run = train(parameters, data());
    assertThat(run.metrics()).hasSizeLessThan(steps());
    List<Double> losses =
        run.metrics().stream().map(metrics -> metrics.get("validation_loss")).toList();
    double best = losses.get(losses.size() - 2);
    assertThat(losses.getLast()).isGreaterThanOrEqualTo(best);
    assertThat(validationAccuracy(run))
        .isEqualTo(run.metrics().get(losses.size() - 2).get("validation_accuracy"));
    if (data().task() == Task.BINARY) {
      assertThat(validationLoss(run)).isCloseTo(best, offset(1e-9));
    }
  }

  /** For trainers of tables, which know {@code class_weight}. */
  protected void assertBalancingRaisesARareClass() throws Exception {
    TrainingData rare = Samples.rare(600);
    assertThat(meanScore(train(Map.of("class_weight", "balanced"), rare)))
        .isGreaterThan(0.1 + meanScore(train(Map.of("class_weight", "none"), rare)));
  }

  private static double meanScore(Run run) {
    return run.predictions().stream()
        .skip(1)
        .mapToDouble(line -> Double.parseDouble(line.split(",", -1)[3]))
        .average()
        .orElseThrow();
  }

  private static double validationAccuracy(Run run) {
    return validation(run)
        .mapToInt(cells -> cells[2].equals(cells[4]) ? 1 : 0)
        .average()
        .orElseThrow();
  }

  /** The mean log-loss of the kept validation predictions; "yes" is the positive class. */
  private static double validationLoss(Run run) {
    return validation(run)
        .mapToDouble(
            cells -> {
              double score = Double.parseDouble(cells[3]);
              return -Math.log(Math.max(1e-15, cells[2].equals("yes") ? score : 1 - score));
            })
        .average()
        .orElseThrow();
  }

  private static Stream<String[]> validation(Run run) {
    return run.predictions().stream()
        .map(line -> line.split(",", -1))
        .filter(cells -> cells[0].equals("VALIDATION"));
  }
}
