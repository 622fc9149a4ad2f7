package io.fairlead.protocol.client;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.BatchHeader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;

/** The metric points of one attempt, on their way to the platform. */
public final class MetricStream extends BatchStream {

  private static final int KNOWN_NAMES = 1_000;

  private final BigIntVector steps;
  private final VarCharVector metrics;
  private final Float8Vector values;
  private final TimeStampMicroTZVector times;
  private final Map<String, byte[]> names = new HashMap<>();

  MetricStream(VectorSchemaRoot filling, StreamLimits limits, Reconnector reconnector) {
    super("metrics", filling, limits, reconnector);
    steps = (BigIntVector) filling.getVector(0);
    metrics = (VarCharVector) filling.getVector(1);
    values = (Float8Vector) filling.getVector(2);
    times = (TimeStampMicroTZVector) filling.getVector(3);
    start();
  }

  /**
   * Adds the metrics of one step.
   *
   * @param time when they were measured, by this machine's clock
   */
  public void append(long step, Map<String, Double> points, Instant time) {
    long micros = ChronoUnit.MICROS.between(Instant.EPOCH, time);
    points.forEach((metric, value) -> append(step, metric, value, micros));
  }

  /** Adds one point without making objects. */
  public void append(long step, String metric, double value, long timeMicros) {
    lock.lock();
    try {
      int row = row();
      steps.setSafe(row, step);
      if (names.size() > KNOWN_NAMES) {
        names.clear();
      }
      byte[] name = names.computeIfAbsent(metric, text -> text.getBytes(StandardCharsets.UTF_8));
      metrics.setSafe(row, name);
      values.setSafe(row, value);
      times.setSafe(row, timeMicros);
      rowFilled(3 * Long.BYTES + name.length);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Sends points that are columns already as one batch.
   *
   * @param points of {@link Schemas#METRICS}, in memory of {@link PlatformClient#newMetrics()}; its
   *     memory passes to the stream and it is empty afterwards
   */
  public void append(VectorSchemaRoot points) {
    if (!points.getSchema().equals(Schemas.METRICS)) {
      throw new IllegalArgumentException(
          "Metric points have the columns of Schemas.METRICS; these were " + points.getSchema());
    }
    lock.lock();
    try {
      enqueue(new VectorUnloader(points).getRecordBatch());
    } finally {
      lock.unlock();
      points.clear();
    }
  }

  /**
   * Reports a rung with everything appended before it, and waits for the pruner's verdict.
   *
   * @param objectives in the assignment's order; NaN where the trainer reported none
   */
  public Verdict report(long step, List<Double> objectives) {
    lock.lock();
    try {
      Pending report =
          Objects.requireNonNull(seal(new BatchHeader.RungReport(step, List.copyOf(objectives))));
      awaitAcknowledgement(report);
      if (report.verdict == null) {
        throw new IllegalStateException(
            "The platform acknowledged the rung at step %d without a verdict.".formatted(step));
      }
      return report.verdict;
    } finally {
      lock.unlock();
    }
  }
}
