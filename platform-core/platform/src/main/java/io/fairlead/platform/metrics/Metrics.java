package io.fairlead.platform.metrics;

import java.util.List;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Metric series and log lines of trials, to read. */
public interface Metrics {

  /**
   * A trial's points as Arrow batches of {@link io.fairlead.protocol.Schemas#METRICS_READ}, ordered
   * by attempt and as reported; the caller closes the reader. The trial's series is each attempt's
   * up to the checkpoint from which the next one started.
   *
   * @param everyAttempt all that was ever acknowledged instead
   */
  ArrowReader read(UUID workspace, UUID trial, boolean everyAttempt, BufferAllocator allocator);

  /** One summary a metric, over the trial's series, by name. */
  List<MetricSummary> summaries(UUID workspace, UUID trial);

  /**
   * A metric of several trials, for a chart: at most {@code buckets} buckets each.
   *
   * @return in the order of {@code trials}; empty curves where there are no points
   */
  List<Curve> curves(UUID workspace, List<UUID> trials, String metric, int buckets);

  /**
   * Log lines of a trial from {@code offset}, oldest first, optionally those that contain a text.
   */
  LogPage logs(UUID workspace, UUID trial, @Nullable String containing, long offset, int limit);

  record MetricSummary(
      String metric,
      long count,
      long lastStep,
      double last,
      double min,
      long minStep,
      double max,
      long maxStep) {}

  /**
   * Buckets of neighbouring steps: parallel arrays.
   *
   * @param steps the last step in each bucket
   * @param last the value at that step
   */
  record Curve(UUID trial, long[] steps, double[] min, double[] max, double[] last) {}

  /**
   * @param total how many lines match
   */
  record LogPage(List<LogLine> lines, long total) {}

  record LogLine(long number, java.time.Instant time, String stream, String text) {}
}
