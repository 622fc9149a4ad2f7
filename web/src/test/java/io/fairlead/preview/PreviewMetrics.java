package io.fairlead.preview;

import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
record PreviewMetrics(World world, Trials trials) implements Metrics {

  @Override
  public ArrowReader read(
      UUID workspace, UUID trial, boolean everyAttempt, BufferAllocator allocator) {
    throw new UnsupportedOperationException("The preview streams nothing.");
  }

  @Override
  public List<MetricSummary> summaries(UUID workspace, UUID trial) {
    return trials.find(workspace, trial).stream()
        .filter(t -> t.objective() != null)
        .flatMap(
            t ->
                List.of("train_loss", "validation_auc", "validation_loss").stream()
                    .map(m -> new MetricSummary(m, t.step(), t.step(), 0.7, 0.5, 1, 0.8, t.step())))
        .toList();
  }

  @Override
  public List<Curve> curves(UUID workspace, List<UUID> ids, String metric, int buckets) {
    List<Curve> curves = new ArrayList<>();
    for (UUID id : ids) {
      curves.add(curve(workspace, id, metric));
    }
    return curves;
  }

  private Curve curve(UUID workspace, UUID id, String metric) {
    SimulatedStudy study =
        world.studies(workspace).stream()
            .filter(s -> s.numberOf(id).isPresent())
            .findFirst()
            .orElseThrow();
    int number = study.numberOf(id).orElseThrow();
    int size = (int) study.step(number, world.clock().instant());
    long[] steps = new long[size];
    double[] last = new double[size];
    double[] min = new double[size];
    double[] max = new double[size];
    for (int i = 0; i < size; i++) {
      steps[i] = i + 1L;
      double value = study.value(number, i + 1);
      last[i] = metric.contains("loss") ? 1.2 - value : value;
      double spread = number % 2 == 0 ? 0.006 : 0;
      min[i] = last[i] - spread;
      max[i] = last[i] + spread;
    }
    return new Curve(id, steps, min, max, last);
  }

  @Override
  public LogPage logs(
      UUID workspace, UUID trial, @Nullable String containing, long offset, int limit) {
    Trial found = trials.find(workspace, trial).orElseThrow();
    List<LogLine> all = new ArrayList<>();
    for (int i = 0; i < found.step() * 12; i++) {
      Instant at = found.suggestedAt().plusMillis(i * 13L);
      String text =
          i % 12 == 0
              ? "[%d] validation_auc=%.4f"
                  .formatted(i / 12 + 1, study(workspace, trial, i / 12 + 1))
              : "bagging: seed %d, %d rows in bag".formatted(i * 7919L % 1000, 560 + i % 7);
      if (containing == null || text.contains(containing)) {
        all.add(new LogLine(i, at, i % 30 == 29 ? "stderr" : "stdout", text));
      }
    }
    int from = (int) Math.min(offset, all.size());
    return new LogPage(all.subList(from, Math.min(all.size(), from + limit)), all.size());
  }

  private double study(UUID workspace, UUID trial, int step) {
    return world.studies(workspace).stream()
        .filter(s -> s.numberOf(trial).isPresent())
        .mapToDouble(s -> s.value(s.numberOf(trial).orElseThrow(), step))
        .findFirst()
        .orElse(0);
  }
}
