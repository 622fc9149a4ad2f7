package io.fairlead.ray.trainer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Trains a scenario from a checkpoint, if there is one, to the end or to a pause, and leaves what
 * it got in a folder. Its {@code main} is the other process of the tests that pause and resume.
 */
public final class TrainingRun {

  private TrainingRun() {}

  /** Arguments: pairs of a scenario and a folder; each goes on to its end. */
  public static void main(String[] arguments) throws Exception {
    for (int i = 0; i < arguments.length; i += 2) {
      run(Scenario.valueOf(arguments[i]), Path.of(arguments[i + 1]), 0);
    }
    // A trial's process ends with its training; native pools must not keep it.
    System.exit(0);
  }

  static void run(Scenario scenario, Path folder, int pauseAfter) throws Exception {
    Path checkpoint = folder.resolve("checkpoint");
    byte @Nullable [] saved = Files.exists(checkpoint) ? Files.readAllBytes(checkpoint) : null;
    Path metrics = folder.resolve("metrics");
    List<String> lines =
        Files.exists(metrics) ? new ArrayList<>(Files.readAllLines(metrics)) : new ArrayList<>();
    TrainingContext context = scenario.context();
    try (Training training = Trainers.named(scenario.trainer).start(context, saved)) {
      boolean done = false;
      for (int step = lines.size() + 1; step <= scenario.steps && !done; step++) {
        StepResult result = training.step();
        done = result.done();
        lines.add(bits(result.metrics()));
        if (step == pauseAfter) {
          Files.write(checkpoint, training.checkpoint());
          Files.write(metrics, lines);
          return;
        }
      }
      Files.write(metrics, lines);
      Evaluation evaluation = training.evaluate();
      Files.writeString(folder.resolve("final"), bits(evaluation.metrics()));
      for (Map.Entry<String, byte[]> artifact : evaluation.artifacts().entrySet()) {
        Files.write(folder.resolve(artifact.getKey()), artifact.getValue());
      }
    }
  }

  /** Metrics so that different bits are different text. */
  private static String bits(Map<String, Double> metrics) {
    Map<String, String> sorted = new TreeMap<>();
    metrics.forEach((name, value) -> sorted.put(name, Double.toHexString(value)));
    return sorted.toString();
  }
}
