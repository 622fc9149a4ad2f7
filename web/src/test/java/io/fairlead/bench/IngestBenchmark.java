package io.fairlead.bench;

import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.Assignment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** From a Flight client to committed rows, fsync on: large batches, then many small ones. */
final class IngestBenchmark implements Benchmark {

  private static final int LARGE_STREAMS = 8;
  private static final int LARGE_ROWS = 10_000;
  private static final int SMALL_STREAMS = 50;
  private static final int SMALL_ROWS = 10;
  private static final byte[][] METRICS = {
    "train_loss".getBytes(java.nio.charset.StandardCharsets.UTF_8),
    "validation_loss".getBytes(java.nio.charset.StandardCharsets.UTF_8)
  };

  @Override
  public List<Figure> run(Options options) throws Exception {
    List<Figure> figures = new ArrayList<>();
    try (BenchPlatform platform = BenchPlatform.start();
        StandInAgent agent = new StandInAgent(platform, 2 * (LARGE_STREAMS + SMALL_STREAMS))) {
      platform.submitNoop(2 * (LARGE_STREAMS + SMALL_STREAMS), 2 * (LARGE_STREAMS + SMALL_STREAMS));
      measure(platform, agent, LARGE_STREAMS, 100, LARGE_ROWS); // warms both sides
      measure(platform, agent, SMALL_STREAMS, 200, SMALL_ROWS);
      double batches = measure(platform, agent, LARGE_STREAMS, 400, LARGE_ROWS);
      figures.add(new Figure("points_per_second", batches * LARGE_ROWS, "points/s"));
      figures.add(
          new Figure(
              "small_batches_per_second",
              measure(platform, agent, SMALL_STREAMS, 1_000, SMALL_ROWS),
              "batches/s"));
      figures.add(new Figure("platform_rss_mb", platform.peakResidentMegabytes(), "MB"));
    }
    if (options.peers()) {
      figures.addAll(Peer.mlflow());
    }
    return figures;
  }

  /** Batches a second, after checking by SQL that all of them are stored. */
  private static double measure(
      BenchPlatform platform, StandInAgent agent, int streams, int batches, int rows)
      throws Exception {
    List<Assignment> attempts = agent.lease(streams);
    long start = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(streams)) {
      List<Future<?>> sending = new ArrayList<>();
      for (Assignment attempt : attempts) {
        sending.add(threads.submit(() -> send(agent.actor(attempt), batches, rows)));
      }
      for (Future<?> each : sending) {
        each.get();
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    double stored =
        platform.query(
            "select sum(row_count) from metric_batch where attempt_id = any(?)",
            (Object) attempts.stream().map(Assignment::attempt).toArray(UUID[]::new));
    double sent = (double) streams * batches * rows;
    if (stored != sent) {
      throw new IllegalStateException("%s points were sent, %s stored".formatted(sent, stored));
    }
    return streams * batches / seconds;
  }

  private static void send(PlatformClient actor, int batches, int rows) {
    StreamLimits limits =
        new StreamLimits(rows, 64, 8L << 20, Duration.ofMillis(200), Duration.ofMinutes(2));
    try (actor;
        MetricStream stream = actor.metrics(limits);
        VectorSchemaRoot points = actor.newMetrics()) {
      for (int batch = 0; batch < batches; batch++) {
        fill(points, (long) batch * rows, rows);
        stream.append(points);
      }
      stream.flush();
    }
  }

  private static void fill(VectorSchemaRoot points, long from, int rows) {
    BigIntVector steps = (BigIntVector) points.getVector(0);
    VarCharVector metrics = (VarCharVector) points.getVector(1);
    Float8Vector values = (Float8Vector) points.getVector(2);
    TimeStampMicroTZVector times = (TimeStampMicroTZVector) points.getVector(3);
    long now = System.currentTimeMillis() * 1_000;
    for (int row = 0; row < rows; row++) {
      long step = (from + row) / METRICS.length;
      steps.setSafe(row, step);
      metrics.setSafe(row, METRICS[row % METRICS.length]);
      values.setSafe(row, Math.exp(-step / 1e5) + (step * 2_654_435_761L % 1_000) / 1e5);
      times.setSafe(row, now + row);
    }
    points.setRowCount(rows);
  }
}
