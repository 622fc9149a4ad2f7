package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trains a scenario from a checkpoint, if there is one, to the end or to a pause, and leaves what
 * it got in a folder. Its {@code main} is the other process of the tests that pause and resume.
 */
public final class TrainingRun {

  private TrainingRun() {}

  /** Arguments: a device, then pairs of a scenario and a folder; each goes on to its end. */
  public static void main(String[] arguments) throws Exception {
    for (int i = 1; i < arguments.length; i += 2) {
      run(Scenario.valueOf(arguments[i]), gpu(arguments[0]), Path.of(arguments[i + 1]), 0);
    }
    // A trial's process ends with its training; native pools must not keep it.
    System.exit(0);
  }

  private static OptionalInt gpu(String device) {
    return device.equals("cpu") ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(device));
  }

  /** Lets another process, with this one's class path, go on to the end with what is paused. */
  public static void goOnElsewhere(String device, List<String> scenariosAndFolders, Path output)
      throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TrainingRun.class.getName(), device));
    command.addAll(scenariosAndFolders);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("ended in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(output)).isZero();
  }

  /** All that a training left in its folder, by file, the checkpoint aside. */
  public static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(file -> !file.endsWith("checkpoint")).toList()) {
        // One character a byte, so that different bytes are different text.
        contents.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  /**
   * Trains in this process.
   *
   * @param pauseAfter the step after which it stops with a checkpoint; 0 goes on to the end
   */
  public static void run(Scenario scenario, OptionalInt gpu, Path folder, int pauseAfter)
      throws Exception {
    Path checkpoint = folder.resolve("checkpoint");
    byte @Nullable [] saved = Files.exists(checkpoint) ? Files.readAllBytes(checkpoint) : null;
    Path metrics = folder.resolve("metrics");
    List<String> lines =
        Files.exists(metrics) ? new ArrayList<>(Files.readAllLines(metrics)) : new ArrayList<>();
    TrainingContext context = scenario.context(gpu);
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
