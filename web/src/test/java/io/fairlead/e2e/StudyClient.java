package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/** Studies of the workspace {@code credit}, as a researcher's script sees them. */
final class StudyClient {

  private static final String WORKSPACE = "/api/v1/workspaces/credit";
  private static final Set<String> OVER = Set.of("FINISHED", "STOPPED", "FAILED");
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

  /** Submits a study of probes, which bring what their seed says, whose best race. */
  String submitRace(int trials, int finalists, int repeats) {
    return submit(
        """
        {"trainer": "probe",
         "parameters": [{"name": "mode", "value": "ok"}, {"name": "step_millis", "low": 1, "high": 9}],
         "objectives": [{"metric": "value", "direction": "MAXIMIZE"}],
         "race": {"finalists": %d, "repeats": %d},
         "trials": %d, "parallelism": 2, "maxSteps": 2, "seed": 7}
        """
            .formatted(finalists, repeats, trials));
  }

  String submit(String definition) {
    RestClient.Answer answer = rest.post(WORKSPACE + "/studies", definition);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  JsonNode study(String id) {
    return rest.get(WORKSPACE + "/studies/" + id).json();
  }

  void stop(String id) {
    RestClient.Answer answer = rest.post(WORKSPACE + "/studies/" + id + "/stop", "");
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
  }

  /** Ends a study that may finish by itself at any moment. */
  void stopUnlessFinished(String id) {
    RestClient.Answer answer = rest.post(WORKSPACE + "/studies/" + id + "/stop", "");
    if (answer.status() == 409) {
      assertThat(study(id).path("state").asString()).as(answer.text()).isEqualTo("FINISHED");
    } else {
      assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }
  }

  void awaitState(String id, String state) {
    await(
        "study %s to be %s".formatted(id, state),
        () -> {
          String now = study(id).path("state").asString("");
          assertThat(OVER.contains(now) && !now.equals(state)).as("ended %s", now).isFalse();
          return now.equals(state);
        });
  }

  /** Waits until a running trial has finished {@code step}. */
  void awaitStep(String id, long step) {
    await(
        "step " + step,
        () ->
            trials(id).stream()
                .anyMatch(
                    trial ->
                        trial.path("state").asString("").equals("RUNNING")
                            && series(trial).size() >= step));
  }

  /** Waits until an attempt reports that had not before. */
  void awaitAttemptsBeyond(Map<String, String> acknowledged, String study) {
    Set<String> before = attempts(acknowledged);
    await("another attempt of " + study, () -> !before.containsAll(attempts(acknowledged(study))));
  }

  private static Set<String> attempts(Map<String, String> acknowledged) {
    Set<String> attempts = new HashSet<>();
    acknowledged.keySet().forEach(key -> attempts.add(key.split(" ", 2)[0]));
    return attempts;
  }

  void await(String what, RunningPlatform.Condition condition) {
    platform.await(what, LONG, condition);
  }

  List<JsonNode> trials(String id) {
    List<JsonNode> trials = new ArrayList<>();
    RestClient.Answer answer = rest.get(WORKSPACE + "/studies/" + id + "/trials?limit=100");
    if (answer.status() == 200) {
      answer.json().path("items").forEach(trials::add);
    }
    return trials;
  }

  /** A trial's metric {@code value} by step; a step that is there twice fails the test. */
  SortedMap<Long, String> series(JsonNode trial) {
    SortedMap<Long, String> series = new TreeMap<>();
    for (String line : csv(trial, "").lines().skip(1).toList()) {
      String[] fields = line.split(",", -1); // attempt, step, metric, value, time
      assertThat(series.put(Long.valueOf(fields[1]), fields[3])).as(line).isNull();
    }
    return series;
  }

  /** The series of a study's trials, all of which are complete and have so many steps. */
  List<SortedMap<Long, String>> complete(String study, int steps) {
    List<JsonNode> trials = trials(study);
    assertThat(trials).allMatch(trial -> trial.path("state").asString().equals("COMPLETE"));
    List<SortedMap<Long, String>> all = trials.stream().map(this::series).toList();
    assertThat(all).allMatch(each -> each.size() == steps);
    return all;
  }

  /**
   * Every value that a study's attempts reported and had acknowledged, by attempt and step; one
   * that is there twice fails the test, one that can't be asked now is missing.
   */
  Map<String, String> acknowledged(String study) {
    Map<String, String> all = new HashMap<>();
    for (JsonNode trial : trials(study)) {
      for (String line : csv(trial, "&attempts=all").lines().skip(1).toList()) {
        String[] fields = line.split(",", -1);
        assertThat(all.put(fields[0] + " " + fields[1], fields[3])).as(line).isNull();
      }
    }
    return all;
  }

  /** How many points a trial's series has. */
  long points(JsonNode trial) {
    byte[] csv = rest.get(metrics(trial, "")).bytes();
    long lines = 0;
    for (byte each : csv) {
      lines += each == '\n' ? 1 : 0;
    }
    return lines - 1;
  }

  /** The lines of a trial's log that contain {@code text}, a word. */
  List<JsonNode> log(JsonNode trial, String text) {
    List<JsonNode> lines = new ArrayList<>();
    rest.get(
            WORKSPACE
                + "/trials/%s/logs?containing=%s".formatted(trial.path("id").asString(), text))
        .json()
        .path("items")
        .forEach(lines::add);
    return lines;
  }

  private String csv(JsonNode trial, String more) {
    RestClient.Answer answer = rest.get(metrics(trial, more));
    return answer.status() == 200 ? answer.text() : "";
  }

  private static String metrics(JsonNode trial, String more) {
    return WORKSPACE
        + "/trials/%s/metrics?format=csv%s".formatted(trial.path("id").asString(), more);
  }
}
