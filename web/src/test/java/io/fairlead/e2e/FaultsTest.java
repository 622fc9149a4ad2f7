package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Processes are killed and trials misbehave; what was searched and measured stays right. */
class FaultsTest {

  private static final int TRIALS = 2;
  private static final int STEPS = 100;
  private static final int STEP_MILLIS = 100;
  private static final Duration READY_WITHIN = Duration.ofMinutes(10);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  private static RunningPlatform platform;

  /** The first start is killed among the people it makes; the next one goes on. */
  @BeforeAll
  static void start() {
    Path draft = data().resolve("people.json.started");
    try (RunningPlatform first = RunningPlatform.launch(data(), RunningPlatform.freePort())) {
      first.await("a first token", READY_WITHIN, () -> text(draft).contains("flt_"));
      first.processes().forEach(ProcessHandle::destroyForcibly);
      first.process().onExit().join();
    }
    assertThat(draft).exists();
    assertThat(data().resolve("people.json")).doesNotExist();
    platform = RunningPlatform.start(data());
    new StudyClient(platform).stopDemo();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  private static Path data() {
    return folder.resolve("data");
  }

  @Test
  void aFirstStartThatWasKilledIsContinued() {
    assertThat(data().resolve("people.json.started")).doesNotExist();
    assertThat(platform.people().path("people"))
        .hasSize(5)
        .allMatch(
            person ->
                platform.rest(person.path("name").asString()).get("/api/v1/workspaces").status()
                    == 200);
    RestClient ada = platform.rest("ada");
    Map.of("credit", "german-credit", "vision", "digits")
        .forEach(
            (workspace, dataset) -> {
              String path = "/api/v1/workspaces/" + workspace;
              assertThat(ada.get(path + "/datasets").json().path("items"))
                  .singleElement()
                  .matches(each -> each.path("name").asString().equals(dataset));
              assertThat(ada.get(path + "/studies").json().path("items"))
                  .filteredOn(each -> !each.path("name").asString().startsWith("probe"))
                  .hasSize(1);
            });
  }

  @Test
  void killedProcessesCostTimeAndNothingElse() throws Exception {
    StudyClient studies = new StudyClient(platform);
    String disturbed = studies.submitProbe("slow", TRIALS, STEPS, STEP_MILLIS);
    Map<String, String> acknowledged = new HashMap<>();
    studies.awaitStep(disturbed, 10);

    acknowledged.putAll(studies.acknowledged(disturbed));
    kill("DriverMain");
    studies.awaitAttemptsBeyond(acknowledged, disturbed);

    acknowledged.putAll(studies.acknowledged(disturbed));
    kill("AgentMain");
    studies.awaitAttemptsBeyond(acknowledged, disturbed);

    acknowledged.putAll(studies.acknowledged(disturbed));
    Path database = data().resolve("postgres/data");
    Path away = Files.move(database, database.resolveSibling("away")); // or it is back too soon
    kill("bin/postgres");
    assertItIsSaidThatTheDatabaseIsAway();
    Files.move(away, database);
    awaitPointsBeyond(acknowledged, disturbed);

    acknowledged.putAll(studies.acknowledged(disturbed));
    assertThat(studies.study(disturbed).path("state").asString()).isEqualTo("RUNNING");
    platform.processes().forEach(ProcessHandle::destroyForcibly);
    platform.process().onExit().join();
    platform.close();
    platform = RunningPlatform.start(data());

    studies = new StudyClient(platform);
    String calm = studies.submitProbe("slow", TRIALS, STEPS, 0);
    studies.awaitState(disturbed, "FINISHED");
    studies.awaitState(calm, "FINISHED");
    assertThat(studies.complete(disturbed, STEPS))
        .hasSize(TRIALS)
        .isEqualTo(studies.complete(calm, STEPS));
    assertThat(studies.acknowledged(disturbed)).containsAllEntriesOf(acknowledged);
  }

  @Test
  void aBackupOfARunningStudyBringsItBack() throws Exception {
    StudyClient studies = new StudyClient(platform);
    String study = studies.submitProbe("slow", TRIALS, STEPS, STEP_MILLIS);
    studies.awaitStep(study, 10);
    Map<String, String> acknowledged = studies.acknowledged(study);
    Path head = write("head", "/api/v1/workspaces/credit/audit/head");
    Path key = write("key", "/api/v1/workspaces/credit/audit/key");
    Path backup = folder.resolve("backup.tar.gz");
    assertThat(fairlead("backup", backup.toString(), "--data", data().toString()))
        .contains("It holds the master key");
    assertThat(studies.study(study).path("state").asString()).isEqualTo("RUNNING");
    platform.processes().forEach(ProcessHandle::destroyForcibly);
    platform.process().onExit().join();
    platform.close();
    Files.move(data(), folder.resolve("wiped"));
    assertThat(fairlead("restore", backup.toString(), "--data", data().toString()))
        .contains("is as it was");
    platform = RunningPlatform.start(data());

    studies = new StudyClient(platform);
    studies.awaitState(study, "FINISHED");
    assertThat(studies.complete(study, STEPS)).hasSize(TRIALS);
    assertThat(studies.acknowledged(study)).containsAllEntriesOf(acknowledged);
    Path export = write("export", "/api/v1/workspaces/credit/audit/export");
    fairlead("verify", export.toString(), "--key", key.toString(), "--head", head.toString());
  }

  private static Path write(String name, String path) throws IOException {
    RestClient.Answer answer = platform.rest("olga").get(path);
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return Files.write(folder.resolve(name), answer.bytes());
  }

  /** What a command says that succeeds. */
  private static String fairlead(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(RunningPlatform.checkout().resolve("fairlead").toString());
    command.addAll(List.of(arguments));
    Path said = Files.createTempFile(folder, arguments[0], ".out");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("FAIRLEAD_BUILT", "1");
    Process process = builder.redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as(Files.readString(said)).isZero();
    return Files.readString(said);
  }

  @Test
  void trialsThatMisbehaveEndInTheRightStates() {
    StudyClient studies = new StudyClient(platform);
    String hanging = studies.submitProbe("hang", 1, 2, 0);
    studies.awaitState(hanging, "RUNNING");
    studies.stop(hanging);
    String throwing = studies.submitProbe("throw", 2, 2, 0);
    String undefined = studies.submitProbe("nan", 2, 2, 0);
    String printing = studies.submitProbe("flood_logs", 1, 2, 0);
    String reporting = studies.submitProbe("flood_metrics", 1, 1000, 0);

    assertThat(ended(studies, throwing, "FAILED"))
        .hasSize(2)
        .allMatch(trial -> trial.path("state").asString().equals("FAILED"))
        .allMatch(trial -> trial.path("problem").asString().contains("fails at step 1"));
    assertThat(ended(studies, undefined, "FAILED"))
        .hasSize(2)
        .allMatch(trial -> trial.path("state").asString().equals("FAILED"))
        .allMatch(trial -> trial.path("problem").asString().contains("NaN"));
    JsonNode printed = onlyComplete(studies, printing);
    assertThat(studies.log(printed, "limit"))
        .singleElement()
        .matches(line -> line.path("text").asString().contains("16 MiB"));
    JsonNode reported = onlyComplete(studies, reporting);
    assertThat(studies.points(reported)).isEqualTo(1_000_000 + 1000);
    studies.awaitState(hanging, "STOPPED");
    assertThat(studies.trials(hanging))
        .singleElement()
        .matches(trial -> trial.path("state").asString().equals("STOPPED"));
    String after = studies.submitProbe("ok", 2, 2, 0);
    assertThat(ended(studies, after, "FINISHED"))
        .allMatch(trial -> trial.path("state").asString().equals("COMPLETE"));
  }

  private static List<JsonNode> ended(StudyClient studies, String study, String state) {
    studies.awaitState(study, state);
    return studies.trials(study);
  }

  private static JsonNode onlyComplete(StudyClient studies, String study) {
    List<JsonNode> trials = ended(studies, study, "FINISHED");
    assertThat(trials)
        .singleElement()
        .matches(trial -> trial.path("state").asString().equals("COMPLETE"));
    return trials.getFirst();
  }

  /** Waits until more is acknowledged than was in flight. */
  private static void awaitPointsBeyond(Map<String, String> acknowledged, String study) {
    StudyClient studies = new StudyClient(platform);
    studies.await(
        "more points of " + study,
        () -> studies.acknowledged(study).size() > acknowledged.size() + STEPS / 10);
  }

  /** All processes of a main class, or of a program, at once. */
  private static void kill(String main) {
    List<ProcessHandle> found =
        platform.processes().stream().filter(each -> commandLine(each).contains(main)).toList();
    assertThat(found).isNotEmpty();
    found.forEach(ProcessHandle::destroyForcibly);
    found.forEach(each -> each.onExit().join());
  }

  private static String commandLine(ProcessHandle process) {
    return text(Path.of("/proc/%d/cmdline".formatted(process.pid())));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException notYet) {
      return "";
    }
  }

  private static void assertItIsSaidThatTheDatabaseIsAway() {
    RestClient ada = platform.rest("ada");
    for (String path : List.of("/api/v1/workspaces", "/v3/api-docs")) {
      RestClient.Answer answer = ada.get(path);
      assertThat(answer.status()).as(path + answer.text()).isEqualTo(503);
      assertThat(answer.header("Retry-After")).isEqualTo("10");
      assertThat(answer.text()).contains("database doesn't answer");
    }
    assertThat(new RestClient(platform.url(), "").get("/actuator/health/liveness").status())
        .as("nothing is to be restarted")
        .isEqualTo(200);
  }
}
