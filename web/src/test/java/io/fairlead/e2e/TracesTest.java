package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.browser.BrowserTest;
import io.fairlead.e2e.TraceReceiver.Told;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** One trace from whoever starts a study to the actor that trains, as a back-end is sent it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TracesTest extends BrowserTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final int TRACED = 2;
  private static final String STUDIES = "/api/v1/workspaces/credit/studies";
  private static final String THEIRS = "4bf92f3577b34da6a3ce929d0e0e4736";
  private static final String CALLER = "00f067aa0ba902b7";

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static TraceReceiver receiver;

  @SuppressWarnings("NullAway.Init")
  private static RunningPlatform platform;

  @BeforeAll
  static void start() {
    receiver = new TraceReceiver();
    platform =
        RunningPlatform.launchBy(
                List.of(
                    "env",
                    "FAIRLEAD_TRACES_ENDPOINT=" + receiver.url(),
                    "FAIRLEAD_TRACES_LINK=" + receiver.url() + "/trace/{trace}",
                    "FAIRLEAD_TRACES_TRIALS=" + TRACED),
                folder.resolve("data"),
                RunningPlatform.freePort(),
                "--slots",
                "1")
            .ready();
    new StudyClient(platform).stopDemo();
  }

  @AfterAll
  static void stop() {
    if (platform != null) {
      platform.close();
    }
    receiver.close();
  }

  @Override
  protected String address() {
    return platform.url() + "/";
  }

  @Override
  protected String complaints() {
    return platform.complaints();
  }

  private static String probe(String mode, int trials) {
    return """
        {"trainer": "probe",
         "parameters": [{"name": "mode", "value": "%s"},
                        {"name": "fail_at_step", "value": 1},
                        {"name": "step_millis", "low": 1, "high": 9}],
         "objectives": [{"metric": "value", "direction": "MAXIMIZE"}],
         "sampler": {"name": "random"}, "pruner": {"name": "none", "settings": {}},
         "trials": %d, "parallelism": 1, "maxSteps": 3, "seed": 7,
         "resources": {"cpus": 1, "gpus": 0, "memoryBytes": 0}}
        """
        .formatted(mode, trials);
  }

  private static String submit(String definition, String traceparent) {
    RestClient.Answer answer =
        platform.rest("ada").post(STUDIES, definition, "traceparent", traceparent);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    return answer.json().path("id").asString();
  }

  private static String trace(String study) {
    return platform.rest("ada").get(STUDIES + "/" + study).json().path("trace").asString("");
  }

  private static List<Told> named(String trace, String name) {
    return receiver.of(trace).stream().filter(each -> each.name().equals(name)).toList();
  }

  private static void await(String what, RunningPlatform.Condition condition) {
    platform.await(what, LONG, condition);
  }

  /** The only span of that name whose parent is this one. */
  private static Told child(Told of, String name) {
    List<Told> found =
        named(of.trace(), name).stream().filter(each -> each.parent().equals(of.id())).toList();
    assertThat(found).as("%s of %s", name, of).hasSize(1);
    return found.getFirst();
  }

  @Test
  @Order(1) // what a driver gets first must be traced for its start to be told of
  void aScriptsTraceGoesOnToTheActorAndBack() {
    String study = submit(probe("ok", TRACED + 1), "00-%s-%s-01".formatted(THEIRS, CALLER));
    assertThat(trace(study)).isEqualTo(THEIRS);
    new StudyClient(platform).awaitState(study, "FINISHED");
    await("the last spans", () -> named(THEIRS, "complete").size() == TRACED);

    Told request = named(THEIRS, "POST /api/v1/workspaces/{workspace}/studies").getFirst();
    assertThat(request.parent()).isEqualTo(CALLER);
    assertThat(request.kind()).isEqualTo("SERVER");
    Told submitted = child(request, "submit study");
    assertThat(submitted.attributes()).containsEntry("fairlead.study", study);
    List<Told> suggested = named(THEIRS, "suggest");
    assertThat(suggested).hasSize(TRACED).allMatch(it -> it.parent().equals(submitted.id()));
    for (Told suggestion : suggested) {
      Told lease = child(suggestion, "lease");
      assertThat(lease.kind()).isEqualTo("PRODUCER");
      Told attempt = child(lease, "attempt");
      assertThat(attempt.service()).isEqualTo("fairlead-driver");
      assertThat(attempt.attributes().get("process.pid"))
          .isNotEqualTo(request.attributes().get("process.pid"));
      Told training = child(attempt, "train");
      assertThat(training.service()).isEqualTo("fairlead-actor");
      assertThat(training.start()).isGreaterThanOrEqualTo(attempt.start());
      assertThat(training.end()).isLessThanOrEqualTo(attempt.end());
      assertThat(child(training, "prepare").failed()).isFalse();
      assertThat(child(training, "evaluate").service()).isEqualTo("fairlead-actor");
      assertThat(child(lease, "complete").attributes())
          .containsEntry("fairlead.outcome", "COMPLETED");
    }
    Set<String> ids = receiver.of(THEIRS).stream().map(Told::id).collect(Collectors.toSet());
    assertThat(ids).as("each once").hasSize(receiver.of(THEIRS).size());
    assertThat(receiver.of(THEIRS))
        .noneMatch(Told::failed)
        .allMatch(each -> each == request || ids.contains(each.parent()));
  }

  @Test
  void aClickBeginsATraceThatThePageShows() {
    signIn("ada", platform.person("ada").path("password").asString());
    page.setDefaultTimeout(LONG.toMillis());
    go("w/credit/studies/new");
    page.getByText("Start the study").click();
    page.waitForURL(Pattern.compile(".*/w/credit/studies/(?!new)[^/]+"));
    String study = page.url().substring(page.url().lastIndexOf('/') + 1);
    String trace = trace(study);
    see(".study-header .trace:has-text('" + trace + "')");
    assertThat(page.getByText("Open the trace").getAttribute("href"))
        .isEqualTo(receiver.url() + "/trace/" + trace);
    await("a training", () -> !named(trace, "train").isEmpty());
    new StudyClient(platform).stop(study);

    Told click = named(trace, "click Start the study").getFirst();
    assertThat(click.parent()).isEmpty();
    Told submitted = child(click, "submit study");
    Told training = named(trace, "train").getFirst();
    Told at = training;
    while (!at.equals(submitted)) {
      String parent = at.parent();
      at =
          receiver.of(trace).stream()
              .filter(it -> it.id().equals(parent))
              .findFirst()
              .orElseThrow();
    }
    go("w/credit/trials/" + of(training));
    see(".trial-facts .trace:has-text('" + trace + "')");
    assertThat(receiver.all())
        .as("what a trial waited for first")
        .anyMatch(
            each ->
                each.name().equals("start driver")
                    && each.service().equals("fairlead-agent")
                    && receiver.of(each.trace()).stream()
                        .anyMatch(
                            it -> it.name().equals("suggest") && it.id().equals(each.parent())));
  }

  /** The trial of an attempt, as its lease says it. */
  private static String of(Told training) {
    String attempt = String.valueOf(training.attributes().get("fairlead.attempt"));
    return named(training.trace(), "lease").stream()
        .filter(it -> attempt.equals(it.attributes().get("fairlead.attempt")))
        .map(it -> String.valueOf(it.attributes().get("fairlead.trial")))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void failuresAreMarkedAndTheLogSaysWhichTraceTheyAreOf() throws IOException {
    String study = submit(probe("throw", 1), "not a traceparent");
    String trace = trace(study);
    assertThat(trace).isEqualTo(study.replace("-", ""));
    await("the failure", () -> named(trace, "complete").stream().anyMatch(Told::failed));
    assertThat(named(trace, "train")).allMatch(Told::failed);
    assertThat(Files.readString(platform.data().resolve("logs/platform.log")))
        .contains("\"trace_id\":\"" + trace + "\"");
  }

  @Test
  void whatACallerDoesntWantTracedIsNot() {
    String trace = "5bf92f3577b34da6a3ce929d0e0e4736";
    String study = submit(probe("ok", 1), "00-%s-%s-00".formatted(trace, CALLER));
    new StudyClient(platform).awaitState(study, "FINISHED");
    assertThat(trace(study)).isEmpty();
    assertThat(receiver.of(trace)).isEmpty();
  }
}
