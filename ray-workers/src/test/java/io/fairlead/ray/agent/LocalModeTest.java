package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.ray.testing.AgentProcess;
import io.fairlead.ray.testing.Assignments;
import io.fairlead.ray.testing.InMemoryPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** A real agent, real drivers and actors, with Ray in local mode. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalModeTest {

  private static final Duration LONG = Duration.ofMinutes(3);

  private InMemoryPlatform platform;
  private AgentProcess agent;
  private int before;
  private int reportsBefore;

  /** Drivers take seconds to start, so one agent with its drivers serves all. */
  @BeforeAll
  void start(@TempDir Path work) throws Exception {
    platform = new InMemoryPlatform();
    platform.heartbeatEvery(Duration.ofMillis(200), Duration.ofSeconds(10));
    agent = AgentProcess.local(platform, 2, work);
  }

  @BeforeEach
  void countFromHere() {
    before = platform.results().size();
    reportsBefore = platform.environmentReports();
  }

  @AfterAll
  void stop() throws Exception {
    agent.close();
    platform.close();
  }

  /** First: drivers that saw short trials would lease several at once. */
  @Test
  @Order(1)
  void twoSlotsTrainAtOnceAndReportEverything() throws Exception {
    List<Assignment> trials =
        java.util.stream.Stream.generate(
                () ->
                    Assignments.of("probe", Map.of("mode", "slow", "step_millis", 200L))
                        .steps(10, 3L)
                        .next())
            .limit(4)
            .toList();
    trials.forEach(platform::enqueue);
    platform.await("two at once", LONG, p -> p.leased().size() - p.results().size() == 2);
    platform.await("four results", LONG, p -> p.results().size() == before + 4);
    for (Assignment trial : trials) {
      assertThat(result(trial).outcome()).isEqualTo(Outcome.COMPLETED);
      assertThat(platform.points(trial.attempt()))
          .extracting("step")
          .containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
    }
    for (Assignment trial : trials) {
      assertThat(platform.environment(trial.attempt()))
          .containsKeys("code.revision", "jvm.version", "os.name", "cpu.model");
    }
    assertThat(platform.environmentReports() - reportsBefore)
        .as("of two processes, each once at the most")
        .isLessThanOrEqualTo(2);
  }

  @Test
  void whatAProbeDoesWrongEndsOnlyItsTrial() throws Exception {
    Assignment throwing = Assignments.probe("throw").next();
    Assignment nan = Assignments.probe("nan").next();
    Assignment hanging = Assignments.probe("hang").next();
    Assignment silent = Assignments.probe("hang").silence(Duration.ofSeconds(3)).next();
    Assignment good = Assignments.probe("ok").next();
    List.of(throwing, nan, hanging, silent, good).forEach(platform::enqueue);
    platform.await("four results", LONG, p -> p.results().size() == before + 4);
    platform.order(hanging.attempt(), io.fairlead.protocol.message.AgentAnswer.OrderKind.STOP);
    platform.await("all results", LONG, p -> p.results().size() == before + 5);
    assertThat(result(throwing).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result(throwing).error()).contains("mode=throw");
    assertThat(platform.points(throwing.attempt())).isEmpty();
    assertThat(platform.environment(throwing.attempt())).containsKey("code.revision");
    assertThat(platform.lines(throwing.attempt()))
        .anyMatch(line -> line.text().contains("ProbeTraining.misbehave"));
    assertThat(result(nan).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result(nan).error()).contains("Objective value is NaN after step 10");
    assertThat(platform.points(nan.attempt())).allMatch(point -> Double.isNaN(point.value()));
    assertThat(result(hanging).outcome()).isEqualTo(Outcome.STOPPED);
    assertThat(result(silent).outcome()).isEqualTo(Outcome.FAILED);
    assertThat(result(silent).error()).startsWith("It finished no step within PT3S after step");
    assertThat(result(good).outcome()).isEqualTo(Outcome.COMPLETED);
  }

  @Test
  void floodsOfMetricsAndLogsAreBounded() throws Exception {
    Assignment metrics = Assignments.probe("flood_metrics").next();
    Assignment logs = Assignments.probe("flood_logs").next();
    platform.enqueue(metrics);
    platform.enqueue(logs);
    platform.await("both results", LONG, p -> p.results().size() == before + 2);
    assertThat(List.of(result(metrics), result(logs)))
        .allMatch(result -> result.outcome() == Outcome.COMPLETED);
    assertThat(platform.pointCount(metrics.attempt())).isEqualTo(1_000_010);
    assertThat(platform.logBytes(logs.attempt())).isLessThan(17L << 20);
    assertThat(platform.lines(logs.attempt()).getLast().text()).contains("limit of 16 MiB");
  }

  private Result result(Assignment assignment) {
    return platform.result(assignment.trial());
  }
}
