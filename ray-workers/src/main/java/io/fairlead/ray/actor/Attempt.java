package io.fairlead.ray.actor;

import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Checkpoint;
import io.fairlead.protocol.message.Environment;
import io.fairlead.ray.environment.Environments;
import io.fairlead.ray.trainer.Trainers;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import java.time.Clock;
import java.util.Map;
import java.util.OptionalInt;

/** One attempt with its streams; when its lease is lost the streams close, whatever it is doing. */
final class Attempt implements AutoCloseable {

  private final Assignment assignment;
  private final AttemptControl control;
  private final PlatformClient platform;
  private final OptionalInt gpu;
  private final Clock clock;
  private final MetricStream metrics;
  private final AttemptLog log;
  private final ActorSpans spans;

  Attempt(
      Assignment assignment,
      AttemptControl control,
      PlatformClient platform,
      OptionalInt gpu,
      Clock clock) {
    this.assignment = assignment;
    this.control = control;
    this.platform = platform;
    this.gpu = gpu;
    this.clock = clock;
    this.metrics = platform.metrics(StreamLimits.DEFAULT);
    this.log = new AttemptLog(platform, clock);
    this.spans = ActorSpans.of(assignment, clock);
    Thread.ofVirtual().name("lease-watch").start(this::closeWhenLost);
  }

  /** Trains; what it printed meanwhile is in its log. */
  Result train(DataLoader data) {
    CapturedOutput.to(log);
    try {
      return train(new AttemptRun(assignment, control, platform, metrics, clock, spans), data);
    } finally {
      CapturedOutput.to(null);
    }
  }

  /**
   * The result once all that was reported is acknowledged, or goes with it: the points of a trial
   * so short that none were streamed.
   */
  Result acknowledged(Result result) {
    try {
      byte[] points = metrics.takeUnsent();
      metrics.flush();
      log.flush();
      return spans.on(points == null ? result : result.with(points));
    } catch (RuntimeException e) {
      return AttemptRun.meansLost(e, control) ? lost() : abandoned(e);
    }
  }

  private Result train(AttemptRun run, DataLoader data) {
    try {
      if (control.isLost()) {
        return lost();
      }
      try (Training training = spans.during("prepare", () -> prepare(data))) {
        return run.run(training);
      }
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Throwable e) {
      if (AttemptRun.meansLost(e, control)) {
        return lost();
      }
      if (e instanceof PlatformUnavailableException away) {
        return abandoned(away);
      }
      if (e instanceof Environments.CaptureException unknown) {
        return ended(String.valueOf(unknown.getMessage()));
      }
      log.failure(e);
      String message = e.getMessage();
      return run.failed(message == null ? e.toString() : message);
    }
  }

  private Training prepare(DataLoader data) throws Exception {
    reportEnvironment();
    Checkpoint resume = assignment.resume();
    byte[] checkpoint = resume == null ? null : platform.artifact(resume.digest());
    TrainingContext context =
        new TrainingContext(
            assignment.parameters(),
            data.load(platform, assignment.dataset()),
            assignment.seed(),
            assignment.maxSteps(),
            assignment.threads(),
            gpu,
            line -> log.line("log", line));
    return Trainers.named(assignment.trainer()).start(context, checkpoint);
  }

  /** Nothing trains whose environment the platform doesn't know; a warm actor's it does. */
  private void reportEnvironment() {
    Environment environment = Environments.current();
    if (!environment.digest().equals(assignment.environment())) {
      platform.environment(environment);
    }
  }

  private void closeWhenLost() {
    try {
      if (control.awaitLoss()) {
        metrics.close();
        log.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Result lost() {
    control.lose();
    return ended("The lease of this attempt was lost.");
  }

  private Result abandoned(RuntimeException cause) {
    return ended("The attempt couldn't reach the platform: " + cause.getMessage());
  }

  private Result ended(String error) {
    return new Result(
        assignment.attempt(),
        assignment.epoch(),
        Outcome.ABANDONED,
        control.step(),
        Map.of(),
        null,
        error);
  }

  @Override
  public void close() {
    control.end();
    metrics.close();
    log.close();
  }
}
