package io.fairlead.ray.actor;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.client.LeaseLostException;
import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Checkpoint;
import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Training;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one attempt: a step, its metrics, the verdict at a rung, orders, a checkpoint; and at
 * the end the evaluation. Whatever it throws says how the attempt failed.
 */
final class AttemptRun {

  private final Assignment assignment;
  private final AttemptControl control;
  private final PlatformClient platform;
  private final MetricStream metrics;
  private final Clock clock;
  private final ActorSpans spans;
  private Map<String, Double> lastMetrics = Map.of();
  private long step;

  AttemptRun(
      Assignment assignment,
      AttemptControl control,
      PlatformClient platform,
      MetricStream metrics,
      Clock clock,
      ActorSpans spans) {
    this.assignment = assignment;
    this.control = control;
    this.platform = platform;
    this.metrics = metrics;
    this.clock = clock;
    this.spans = spans;
    this.step = control.step();
  }

  Result run(Training training) throws Exception {
    boolean done = false;
    while (!done && step < assignment.maxSteps()) {
      Result ordered = followOrder(training);
      if (ordered != null) {
        return ordered;
      }
      StepResult result = training.step();
      step++;
      done = result.done() || step >= assignment.maxSteps();
      lastMetrics = result.metrics();
      stopWhenLost();
      metrics.append(step, lastMetrics, clock.instant());
      control.finished(step);
      Result judged = assignment.rungs().contains(step) ? judge(training) : null;
      if (judged != null) {
        return judged;
      }
      if (!done && assignment.checkpointEvery() > 0 && step % assignment.checkpointEvery() == 0) {
        checkpoint(training);
      }
    }
    Result ordered = followOrder(training);
    return ordered != null ? ordered : finish(training);
  }

  private @Nullable Result followOrder(Training training) throws Exception {
    stopWhenLost();
    return switch (control.order()) {
      case CONTINUE -> null;
      case PAUSE -> end(Outcome.PAUSED, step == 0 ? null : checkpoint(training));
      case STOP -> end(Outcome.STOPPED, null);
      case ABANDON -> throw new AttemptLostException();
    };
  }

  private @Nullable Result judge(Training training) throws Exception {
    String unreported = unreportedObjective(lastMetrics);
    if (unreported != null) {
      return failed(unreported); // to a pruner it would be the worst of all, without a word
    }
    List<Double> objectives = assignment.objectives().stream().map(lastMetrics::get).toList();
    Verdict verdict = spans.during("verdict", () -> metrics.report(step, objectives));
    return switch (verdict) {
      case CONTINUE -> null;
      case WAIT -> end(Outcome.WAITING, checkpoint(training));
      case END -> end(Outcome.PRUNED, null);
    };
  }

  /** Metrics first: a series that goes on from a checkpoint has no gap before it. */
  private Checkpoint checkpoint(Training training) throws Exception {
    return spans.during("checkpoint", () -> write(training));
  }

  private Checkpoint write(Training training) throws Exception {
    byte[] state = training.checkpoint();
    metrics.flush();
    stopWhenLost();
    String digest = platform.upload(ArtifactKind.CHECKPOINT, Checkpoint.artifactName(step), state);
    return new Checkpoint(digest, step);
  }

  private Result finish(Training training) throws Exception {
    String missing = undefinedObjective(lastMetrics);
    if (missing != null) {
      return failed(missing);
    }
    Evaluation evaluation = spans.during("evaluate", training::evaluate);
    stopWhenLost();
    Map<String, Double> figures = new HashMap<>(lastMetrics);
    figures.putAll(evaluation.metrics());
    missing = unreportedObjective(figures);
    missing = missing == null ? undefinedObjective(figures) : missing;
    if (missing != null) {
      return failed(missing);
    }
    for (Map.Entry<String, byte[]> artifact : evaluation.artifacts().entrySet()) {
      platform.upload(kind(artifact.getKey()), artifact.getKey(), artifact.getValue());
    }
    return new Result(
        assignment.attempt(), assignment.epoch(), Outcome.COMPLETED, step, figures, null, null);
  }

  /** Why the trial has failed for want of an objective; null when all are among the figures. */
  private @Nullable String unreportedObjective(Map<String, Double> figures) {
    for (String objective : assignment.objectives()) {
      if (!figures.containsKey(objective)) {
        return "Objective %s is missing after step %d: the trainer reported %s. Choose one of these as objective, or another trainer."
            .formatted(objective, step, new TreeSet<>(figures.keySet()));
      }
    }
    return null;
  }

  /** Why the trial has failed with an objective that is no number; null when all are numbers. */
  private @Nullable String undefinedObjective(Map<String, Double> figures) {
    for (String objective : assignment.objectives()) {
      Double value = figures.get(objective);
      if (value != null && value.isNaN()) {
        return "Objective %s is NaN after step %d; a completed trial needs a number. The trial's curves show where the training diverges."
            .formatted(objective, step);
      }
    }
    return null;
  }

  Result failed(String error) {
    return new Result(
        assignment.attempt(), assignment.epoch(), Outcome.FAILED, step, Map.of(), null, error);
  }

  private Result end(Outcome outcome, @Nullable Checkpoint checkpoint) {
    return new Result(
        assignment.attempt(), assignment.epoch(), outcome, step, Map.of(), checkpoint, null);
  }

  private void stopWhenLost() {
    if (control.isLost() || control.order() == OrderKind.ABANDON) {
      throw new AttemptLostException();
    }
  }

  private static ArtifactKind kind(String name) {
    if (name.startsWith("predictions")) {
      return ArtifactKind.PREDICTIONS;
    }
    return name.startsWith("model") ? ArtifactKind.MODEL : ArtifactKind.OTHER;
  }

  /** Whether {@code cause} means that nothing more may be reported. */
  static boolean meansLost(Throwable cause, AttemptControl control) {
    return cause instanceof AttemptLostException
        || cause instanceof LeaseLostException
        || control.isLost();
  }
}
