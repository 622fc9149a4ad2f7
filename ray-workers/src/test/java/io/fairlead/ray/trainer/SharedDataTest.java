package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.ray.trainer.TrainingData.Column;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The trainers on real data, where it is at hand. */
class SharedDataTest {

  @Test
  void lightgbmPredictsGermanCreditRisk() throws Exception {
    Map<String, Double> metrics =
        evaluate("lightgbm", Map.of("learning_rate", 0.05, "num_leaves", 7L), germanRisk(), 80);
    assertThat(metrics.get("test_auc")).isGreaterThan(0.7);
  }

  @Test
  void mlpPredictsGermanCreditRisk() throws Exception {
    Map<String, Double> metrics = evaluate("mlp", Map.of("learning_rate", 0.005), germanRisk(), 15);
    assertThat(metrics.get("test_auc")).isGreaterThan(0.7);
  }

  @Test
  void cnnReadsDigits() throws Exception {
    Map<String, Double> metrics = evaluate("cnn", Map.of("learning_rate", 0.005), digits(), 8);
    assertThat(metrics.get("test_accuracy")).isGreaterThan(0.95);
  }

  private static Map<String, Double> evaluate(
      String trainer, Map<String, Object> parameters, TrainingData data, int steps)
      throws Exception {
    TrainingContext context = Samples.context(parameters, data, 1, steps);
    try (Training training = Trainers.named(trainer).start(context, null)) {
      for (int step = 0; step < steps; step++) {
        training.step();
      }
      return training.evaluate().metrics();
    }
  }

  private static TrainingData germanRisk() throws IOException {
    List<String> lines = Files.readAllLines(shared("german-risk.csv"));
    String[] names = lines.getFirst().split(",", -1);
    Set<String> numeric = Set.of("credit_amount", "duration", "age");
    return data(Task.BINARY, "risk", names, lines.subList(1, lines.size()), numeric);
  }

  private static TrainingData digits() throws IOException {
    List<String> lines;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(shared("digits.csv.gz")))) {
      lines = new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    }
    String[] names = new String[65];
    for (int i = 0; i < names.length; i++) {
      names[i] = i < 64 ? "pixel" + i : "digit";
    }
    return data(Task.MULTICLASS, "digit", names, lines, Set.of(names));
  }

  private static TrainingData data(
      Task task, String target, String[] names, List<String> lines, Set<String> numeric) {
    List<Column> columns = new ArrayList<>();
    for (int c = 0; c < names.length; c++) {
      int place = c;
      String[] cells =
          lines.stream().map(line -> line.split(",", -1)[place]).toArray(String[]::new);
      columns.add(
          numeric.contains(names[c])
              ? new Column.Numeric(
                  names[c], lines.stream().mapToDouble(line -> number(line, place)).toArray())
              : new Column.Text(names[c], cells));
    }
    return new TrainingData(task, target, columns, Samples.splits(lines.size()));
  }

  private static double number(String line, int place) {
    return Double.parseDouble(line.split(",", -1)[place]);
  }

  /** The folder is {@code fairlead.shared}, or {@code shared} beside the repository. */
  private static Path shared(String file) {
    @Nullable String given = System.getProperty("fairlead.shared");
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve(".mvn")) && root.getParent() != null) {
      root = root.getParent();
    }
    Path folder = given == null ? root.resolveSibling("shared") : Path.of(given);
    Path path = folder.resolve("data").resolve(file);
    assumeTrue(Files.exists(path), path + " is missing; set -Dfairlead.shared to its folder.");
    return path;
  }
}
