package io.fairlead.ray.trainer.probe;

import io.fairlead.ray.trainer.Evaluation;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.tabular.Bytes;
import io.fairlead.ray.trainer.tabular.Seeds;
import io.fairlead.ray.trainer.tabular.Settings;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** A walk towards 1 that misbehaves when told to. */
final class ProbeTraining implements Training {

  private static final String FORMAT = "probe/1";
  private static final long FLOODING_POINTS = 1_000_000;
  private static final int FLOODING_LINES = 1_000_000;
  private static final int LINE_BYTES = 100;

  private final TrainingContext context;
  private final ProbeMode mode;
  private final long failAtStep;
  private final long stepMillis;
  private long step;
  private long generator;
  private double value;

  ProbeTraining(TrainingContext context, byte @Nullable [] checkpoint) throws IOException {
    this.context = context;
    Settings settings = new Settings(context, Set.of("mode", "fail_at_step", "step_millis"));
    mode = ProbeMode.of(settings);
    failAtStep = settings.integer("fail_at_step", 1, Integer.MAX_VALUE, 1);
    stepMillis =
        settings.integer("step_millis", 0, Integer.MAX_VALUE, mode == ProbeMode.SLOW ? 100 : 0);
    generator = context.seed();
    if (checkpoint != null) {
      Bytes.restore(
          checkpoint,
          FORMAT,
          in -> {
            step = in.readLong();
            generator = in.readLong();
            value = in.readDouble();
          });
    }
  }

  @Override
  public StepResult step() throws InterruptedException {
    step++;
    pause();
    Map<String, Double> metrics = new HashMap<>();
    misbehave(metrics);
    generator = Seeds.derive(generator, 0);
    value += (1 - value) * 0.2 * (generator >>> 11) * 0x1p-53;
    metrics.putIfAbsent("value", value);
    return new StepResult(metrics, false);
  }

  private void pause() throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(stepMillis);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(this, left);
      if (Thread.interrupted()) {
        throw new InterruptedException("The probe was interrupted in step " + step + ".");
      }
    }
  }

  private void misbehave(Map<String, Double> metrics) {
    switch (mode) {
      case OK, SLOW -> {}
      case THROW -> {
        if (step == failAtStep) {
          throw new IllegalStateException(
              "The probe fails at step %d, as mode=throw asks.".formatted(step));
        }
      }
      case HANG -> {
        while (step == failAtStep) {
          LockSupport.park(this);
          Thread
              .interrupted(); // Without clearing it, an interrupt would turn this into a busy loop.
        }
      }
      case NAN -> {
        if (step >= failAtStep) {
          metrics.put("value", Double.NaN);
        }
      }
      case FLOOD_METRICS -> {
        long points = Math.ceilDiv(FLOODING_POINTS, context.maxSteps());
        for (long i = 0; i < points; i++) {
          metrics.put("flood_" + i, (double) (step * points + i));
        }
      }
      case FLOOD_LOGS -> {
        for (int i = 0; step == failAtStep && i < FLOODING_LINES; i++) {
          String start = "flood " + i + " ";
          context.log().line(start + ".".repeat(LINE_BYTES - 1 - start.length()));
        }
      }
    }
  }

  @Override
  public byte[] checkpoint() throws IOException {
    return Bytes.checkpoint(
        FORMAT,
        out -> {
          out.writeLong(step);
          out.writeLong(generator);
          out.writeDouble(value);
        });
  }

  @Override
  public Evaluation evaluate() {
    return new Evaluation(Map.of("value", value), Map.of());
  }

  @Override
  public void close() {}
}
