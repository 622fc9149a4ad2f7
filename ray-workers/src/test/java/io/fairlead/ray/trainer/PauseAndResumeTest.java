package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that paused and went on in another process is the same, bit for bit. */
class PauseAndResumeTest {

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void resumedElsewhereIsTheSameAsNeverPaused(Scenario scenario, @TempDir Path temporary)
      throws Exception {
    Path straight = Files.createDirectory(temporary.resolve("straight"));
    TrainingRun.run(scenario, straight, 0);
    Map<String, String> expected = contents(straight);
    assertThat(expected).containsKeys("metrics", "final");

    int steps = Files.readAllLines(straight.resolve("metrics")).size();
    for (int pause : new int[] {1, steps / 2}) {
      Path paused = Files.createDirectory(temporary.resolve("paused-" + pause));
      TrainingRun.run(scenario, paused, pause);
      assertThat(paused.resolve("final")).doesNotExist();
      inAnotherProcess(scenario, paused);
      Files.delete(paused.resolve("checkpoint"));
      assertThat(contents(paused)).as("paused after step %d", pause).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void pausedAfterEveryStepIsTheSameToo(Scenario scenario, @TempDir Path temporary)
      throws Exception {
    Path straight = Files.createDirectory(temporary.resolve("straight"));
    TrainingRun.run(scenario, straight, 0);
    Path paused = Files.createDirectory(temporary.resolve("paused"));
    int steps = Files.readAllLines(straight.resolve("metrics")).size();
    for (int step = 1; step < steps; step++) {
      TrainingRun.run(scenario, paused, step);
    }
    TrainingRun.run(scenario, paused, 0);
    Files.delete(paused.resolve("checkpoint"));
    assertThat(contents(paused)).isEqualTo(contents(straight));
  }

  private static void inAnotherProcess(Scenario scenario, Path folder) throws Exception {
    File output = folder.resolveSibling("output").toFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "--enable-native-access=ALL-UNNAMED"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(TrainingRun.class.getName(), scenario.name(), folder.toString(), "0"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output).start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("ended in time").isTrue();
    assertThat(process.exitValue()).as(Files.readString(output.toPath())).isZero();
  }

  private static Map<String, String> contents(Path folder) throws IOException {
    Map<String, String> contents = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        // One character a byte, so that different bytes are different text.
        contents.put(
            file.getFileName().toString(),
            new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }
}
