package io.fairlead.ray.trainer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A training that paused and went on in another process is the same, bit for bit. */
class PauseAndResumeTest {

  private static Path folders = Path.of("");

  /** What is paused here goes on in one other process, which loads the libraries once for all. */
  @BeforeAll
  static void pauseHereAndGoOnElsewhere(@TempDir Path temporary) throws Exception {
    folders = temporary;
    List<String> paused = new ArrayList<>();
    for (Scenario scenario : Scenario.values()) {
      TrainingRun.run(
          scenario, OptionalInt.empty(), Files.createDirectories(straight(scenario)), 0);
      for (int step : pauses(scenario)) {
        Path folder = Files.createDirectories(pausedAfter(scenario, step));
        TrainingRun.run(scenario, OptionalInt.empty(), folder, step);
        assertThat(folder.resolve("final")).doesNotExist();
        paused.addAll(List.of(scenario.name(), folder.toString()));
      }
    }
    TrainingRun.goOnElsewhere("cpu", paused, folders.resolve("output"));
  }

  private static Path straight(Scenario scenario) {
    return folders.resolve(scenario.name()).resolve("straight");
  }

  private static Path pausedAfter(Scenario scenario, int step) {
    return folders.resolve(scenario.name()).resolve("paused-" + step);
  }

  private static int[] pauses(Scenario scenario) throws IOException {
    int steps = Files.readAllLines(straight(scenario).resolve("metrics")).size();
    return new int[] {1, steps / 2};
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void resumedElsewhereIsTheSameAsNeverPaused(Scenario scenario) throws Exception {
    Map<String, String> expected = TrainingRun.contents(straight(scenario));
    assertThat(expected).containsKeys("metrics", "final");
    for (int step : pauses(scenario)) {
      Path paused = pausedAfter(scenario, step);
      assertThat(TrainingRun.contents(paused)).as("paused after step %d", step).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource(Scenario.class)
  void pausedAfterEveryStepIsTheSameToo(Scenario scenario, @TempDir Path temporary)
      throws Exception {
    Path straight = straight(scenario);
    Path paused = Files.createDirectory(temporary.resolve("paused"));
    int steps = Files.readAllLines(straight.resolve("metrics")).size();
    for (int step = 1; step < steps; step++) {
      TrainingRun.run(scenario, OptionalInt.empty(), paused, step);
    }
    TrainingRun.run(scenario, OptionalInt.empty(), paused, 0);
    assertThat(TrainingRun.contents(paused)).isEqualTo(TrainingRun.contents(straight));
  }
}
