package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Studies of the workspace {@code credit}, as a researcher's script sees them. */
final class StudyClient {

  private static final String WORKSPACE = "/api/v1/workspaces/credit";
  private static final Duration LONG = Duration.ofMinutes(8);

  private final RunningPlatform platform;
  private final RestClient rest;

  StudyClient(RunningPlatform platform) {
    this.platform = platform;
    this.rest = platform.rest("ada");
  }

  /** Stops what the demo started, so that the slots are free. */
  void stopDemo() {
    for (String workspace : List.of("credit", "vision")) {
      String studies = "/api/v1/workspaces/" + workspace + "/studies";
      for (JsonNode study : rest.get(studies).json().path("items")) {
        rest.post(studies + "/" + study.path("id").asString() + "/stop", "");
      }
    }
  }

  /** Submits a study of probes whose every trial takes {@code steps} × {@code stepMillis}. */
  String submitProbe(String mode, int trials, int steps, int stepMillis) {
    return submit(
        """
        {"trainer": "probe",
         "parameters": [{"name": "mode", "value": "%s"},
                        {"name": "fail_at_step", "value": 1},
                        {"name": "step_millis", "low": %d, "high": %d}],
         "objectives": [{"metric": "value", "direction": "MAXIMIZE"}],
         "sampler": {"name": "random"}, "pruner": {"name": "none", "settings": {}},
         "trials": %d, "parallelism": 2, "maxSteps": %d, "seed": 7,
         "resources": {"cpus": 1, "gpus": 0, "memoryBytes": 0}}
        """
            .formatted(mode, stepMillis, stepMillis + 10, trials, steps));
  }

  String submit(String definition) {
    RestClient.Answer answer = rest.post(WORKSPACE + "/studies", definition);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  JsonNode study(String id) {
    return rest.get(WORKSPACE + "/studies/" + id).json();
  }

  void awaitState(String id, String state) {
    platform.await(
        "study %s to be %s".formatted(id, state),
        LONG,
        () -> study(id).path("state").asString("").equals(state));
  }

  /** Waits until a study is over, however it ended. */
  void awaitEnd(String id) {
    platform.await(
        "the end of study " + id,
        LONG,
        () -> List.of("FINISHED", "FAILED").contains(study(id).path("state").asString("")));
  }

  /** Waits until a running trial has finished {@code step}. */
  void awaitStep(String id, long step) {
    platform.await(
        "step " + step,
        LONG,
        () ->
            trials(id).stream()
                .anyMatch(
                    trial ->
                        trial.path("state").asString("").equals("RUNNING")
                            && series(trial).size() >= step));
  }

  List<JsonNode> trials(String id) {
    List<JsonNode> trials = new ArrayList<>();
    rest.get(WORKSPACE + "/studies/" + id + "/trials?limit=100")
        .json()
        .path("items")
        .forEach(trials::add);
    return trials;
  }

  /** A trial's metric {@code value} by step; a step that is there twice fails the test. */
  SortedMap<Long, String> series(JsonNode trial) {
    SortedMap<Long, String> series = new TreeMap<>();
    String csv =
        rest.get(WORKSPACE + "/trials/" + trial.path("id").asString() + "/metrics?format=csv")
            .text();
    for (String line : csv.lines().skip(1).toList()) {
      String[] fields = line.split(",", -1); // attempt, step, metric, value, time
      assertThat(series.put(Long.valueOf(fields[1]), fields[3])).as(line).isNull();
    }
    return series;
  }
}
