package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Checkpoint;
import io.fairlead.ray.testing.AgentProcess;
import io.fairlead.ray.testing.Assignments;
import io.fairlead.ray.testing.InMemoryPlatform;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is killed in local mode, each time beside an agent of its own. */
class LocalModeKilledTest {

  private static final Duration LONG = Duration.ofMinutes(3);

  private InMemoryPlatform platform;
  private AgentProcess agent;

  @BeforeEach
  void start(@TempDir Path work) throws Exception {
    platform = new InMemoryPlatform();
    agent = AgentProcess.local(platform, 2, work);
  }

  @AfterEach
  void stop() throws Exception {
    agent.close();
    platform.close();
  }

  @Test
  void noDriverSurvivesItsAgent() throws Exception {
    platform.enqueue(Assignments.probe("slow").steps(10_000).next());
    platform.await("a step", LONG, p -> p.leased().size() == 1);
    List<ProcessHandle> drivers = agent.drivers();
    assertThat(drivers).isNotEmpty();
    agent.kill();
    for (ProcessHandle driver : drivers) {
      driver.onExit().get(20, java.util.concurrent.TimeUnit.SECONDS);
    }
  }

  @Test
  void aTrialGoesOnFromItsCheckpointWhenItsDriverIsKilled() throws Exception {
    Assignment trial =
        Assignments.of("probe", Map.of("mode", "slow", "step_millis", 100L))
            .steps(60)
            .checkpointEvery(5)
            .next();
    platform.enqueue(trial);
    platform.await("a checkpoint", LONG, p -> !p.artifacts().isEmpty());
    agent.drivers().forEach(ProcessHandle::destroyForcibly);
    platform.await("the agent's report", LONG, p -> !p.endedDrivers().isEmpty());
    platform.await("the end", LONG, p -> p.results().size() == 1);
    Assignment second = platform.leased().getLast();
    Checkpoint resume = Objects.requireNonNull(second.resume());
    assertThat(platform.results().getFirst().outcome()).isEqualTo(Outcome.COMPLETED);
    assertThat(platform.points(second.attempt()).getFirst().step()).isEqualTo(resume.step() + 1);
  }
}
