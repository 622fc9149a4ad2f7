package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Real processes are killed while trials train; what was searched and measured stays the same. */
class FaultsTest {

  private static final int TRIALS = 4;
  private static final int STEPS = 150;
  private static final int STEP_MILLIS = 150;

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void killedProcessesCostTimeAndNothingElse() throws Exception {
    Path data = folder.resolve("data");
    String disturbed;
    try (RunningPlatform platform = RunningPlatform.start(data)) {
      StudyClient studies = new StudyClient(platform);
      studies.stopDemo();
      disturbed = studies.submitProbe("slow", TRIALS, STEPS, STEP_MILLIS);
      studies.awaitStep(disturbed, 20);
      kill(platform, "DriverMain");
      studies.awaitStep(disturbed, 5);
      kill(platform, "AgentMain");
      studies.awaitStep(disturbed, 10);
      restartPostgres(data);
      studies.awaitStep(disturbed, 15);
      platform.processes().forEach(ProcessHandle::destroyForcibly);
      platform.process().onExit().join();
    }
    try (RunningPlatform platform = RunningPlatform.start(data)) {
      StudyClient studies = new StudyClient(platform);
      studies.awaitState(disturbed, "FINISHED");
      String calm = studies.submitProbe("slow", TRIALS, STEPS, 0);
      studies.awaitState(calm, "FINISHED");
      assertThat(series(studies, disturbed)).isEqualTo(series(studies, calm));
      assertThat(studies.trials(disturbed).stream().map(it -> it.path("parameters")).toList())
          .hasSize(TRIALS);
    }
  }

  @Test
  void trialsThatMisbehaveEndInTheRightStates() {
    try (RunningPlatform platform = RunningPlatform.start(folder.resolve("data"))) {
      StudyClient studies = new StudyClient(platform);
      studies.stopDemo();
      assertThat(states(studies, "throw", 1)).containsExactly("FAILED", "FAILED");
      assertThat(states(studies, "nan", 3)).containsExactly("FAILED", "FAILED");
      assertThat(states(studies, "flood_metrics", 1000)).containsExactly("COMPLETE", "COMPLETE");
      assertThat(states(studies, "flood_logs", 2)).containsExactly("COMPLETE", "COMPLETE");
    }
  }

  private static List<String> states(StudyClient studies, String mode, int steps) {
    String study = studies.submitProbe(mode, 2, steps, 0);
    studies.awaitEnd(study);
    return studies.trials(study).stream().map(it -> it.path("state").asString()).toList();
  }

  private static List<SortedMap<Long, String>> series(StudyClient studies, String study) {
    List<JsonNode> trials = studies.trials(study);
    assertThat(trials).allMatch(trial -> trial.path("state").asString().equals("COMPLETE"));
    List<SortedMap<Long, String>> all = trials.stream().map(studies::series).toList();
    assertThat(all).allMatch(each -> each.size() == STEPS);
    return all;
  }

  private static void kill(RunningPlatform platform, String main) {
    List<ProcessHandle> found =
        platform.processes().stream()
            .filter(each -> commandLine(each).contains(main))
            .filter(ProcessHandle::isAlive)
            .toList();
    assertThat(found).isNotEmpty();
    found.getFirst().destroyForcibly();
    found.getFirst().onExit().join();
  }

  private static String commandLine(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc/%d/cmdline".formatted(process.pid())));
    } catch (IOException gone) {
      return "";
    }
  }

  /** A crash of the server, and a new one on the same port. */
  private static void restartPostgres(Path data) throws IOException, InterruptedException {
    Path programs;
    try (Stream<Path> files = Files.list(data.resolve("postgres"))) {
      programs =
          files
              .filter(it -> it.getFileName().toString().startsWith("programs"))
              .findFirst()
              .orElseThrow();
    }
    List<String> command = new ArrayList<>();
    if ("root".equals(System.getProperty("user.name"))) {
      command.addAll(List.of("unshare", "--user")); // PostgreSQL refuses to run as root
    }
    command.addAll(
        List.of(
            programs.resolve("bin/pg_ctl").toString(),
            "-D",
            data.resolve("postgres/data").toString(),
            "-m",
            "immediate",
            "-w",
            "restart"));
    Path log = Files.createTempFile("pg_ctl", ".log");
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(log)).isZero();
  }
}
