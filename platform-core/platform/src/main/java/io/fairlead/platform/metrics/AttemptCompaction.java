package io.fairlead.platform.metrics;

import io.fairlead.protocol.Schemas;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Compacts the oldest raw batches of one attempt inside the current transaction. */
final class AttemptCompaction {

  /** A batch this large stays as it is. */
  private static final int LARGE_POINTS = 4096;

  private static final int RUN_POINTS = 65_536;
  private static final int STEP_POINTS = 500_000;
  private static final int STEP_BATCHES = 4096;

  // Not static: making it can be interrupted, and a class is initialised only once.
  private final ArrowBytes metrics = new ArrowBytes(Schemas.METRICS);
  private final JdbcClient jdbc;
  private final UUID workspace;
  private final UUID attempt;
  private final BufferAllocator allocator;
  private final Map<String, Pyramid> pyramids = new HashMap<>();
  private final Map<String, List<Pyramid.Row>> kept = new HashMap<>();
  private final List<StoredBatch> run = new ArrayList<>();

  AttemptCompaction(JdbcClient jdbc, UUID workspace, UUID attempt, BufferAllocator allocator) {
    this.jdbc = jdbc;
    this.workspace = workspace;
    this.attempt = attempt;
    this.allocator = allocator;
  }

  /**
   * @return the points compacted; 0 when another process is at it
   */
  long run() {
    boolean alone =
        jdbc.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
            .param("compact " + attempt)
            .query(Boolean.class)
            .single();
    if (!alone) {
      return 0;
    }
    loadPyramids();
    List<StoredBatch> raw = raw();
    int runPoints = 0;
    for (StoredBatch batch : raw) {
      if (batch.rows() >= LARGE_POINTS || runPoints + batch.rows() > RUN_POINTS) {
        mergeRun();
        runPoints = 0;
      }
      run.add(batch);
      runPoints += batch.rows();
      batch.decode(allocator, this::addToPyramids);
    }
    mergeRun();
    pyramids.forEach(this::keep);
    return raw.stream().mapToLong(StoredBatch::rows).sum();
  }

  private List<StoredBatch> raw() {
    return jdbc.sql(
            "select sequence, row_count, last_step, data from (select b.*, sum(row_count)"
                + " over (order by sequence) - row_count as before from metric_batch b"
                + " where attempt_id = ? and not compacted order by sequence limit ?) p"
                + " where before < ? order by sequence")
        .params(attempt, STEP_BATCHES, STEP_POINTS)
        .query(
            (row, number) ->
                new StoredBatch(
                    attempt, row.getLong(1), row.getInt(2), row.getLong(3), row.getBytes(4)))
        .list();
  }

  private void loadPyramids() {
    jdbc.sql(
            "select distinct on (metric, level) metric, level, first_bucket, buckets"
                + " from metric_pyramid where attempt_id = ?"
                + " order by metric, level, first_bucket desc")
        .param(attempt)
        .query(
            row -> {
              kept.computeIfAbsent(row.getString(1), metric -> new ArrayList<>())
                  .add(new Pyramid.Row(row.getInt(2), row.getLong(3), Buckets.of(row.getBytes(4))));
            });
  }

  private void addToPyramids(VectorSchemaRoot batch) {
    MetricColumns points = new MetricColumns(batch);
    List<Pyramid> byNumber = new ArrayList<>();
    for (int row = 0; row < points.rows(); row++) {
      int number = points.metric(row);
      if (number == byNumber.size()) {
        byNumber.add(
            pyramids.computeIfAbsent(
                points.names().get(number),
                metric -> new Pyramid(kept.getOrDefault(metric, List.of()))));
      }
      byNumber.get(number).add(points.step(row), points.value(row));
    }
  }

  private void keep(String metric, Pyramid pyramid) {
    for (Pyramid.Row row : pyramid.changed()) {
      jdbc.sql(
              "insert into metric_pyramid"
                  + " (workspace_id, attempt_id, metric, level, first_bucket, buckets)"
                  + " values (?, ?, ?, ?, ?, ?)"
                  + " on conflict (attempt_id, metric, level, first_bucket)"
                  + " do update set buckets = excluded.buckets")
          .params(workspace, attempt, metric, row.level(), row.firstBucket(), row.buckets().bytes())
          .update();
    }
  }

  /** Makes one row of the run's, which keeps the place of the last. */
  private void mergeRun() {
    if (run.isEmpty()) {
      return;
    }
    StoredBatch last = run.getLast();
    if (run.size() == 1) {
      jdbc.sql("update metric_batch set compacted = true where attempt_id = ? and sequence = ?")
          .params(attempt, last.sequence())
          .update();
    } else {
      jdbc.sql("delete from metric_batch where attempt_id = ? and sequence >= ? and sequence < ?")
          .params(attempt, run.getFirst().sequence(), last.sequence())
          .update();
      jdbc.sql(
              "update metric_batch set compacted = true, row_count = ?, last_step = ?, data = ?"
                  + " where attempt_id = ? and sequence = ?")
          .params(
              run.stream().mapToInt(StoredBatch::rows).sum(),
              run.stream().mapToLong(StoredBatch::lastStep).max().orElseThrow(),
              merged(),
              attempt,
              last.sequence())
          .update();
    }
    run.clear();
  }

  private byte[] merged() {
    try (VectorSchemaRoot together = VectorSchemaRoot.create(Schemas.METRICS, allocator)) {
      int[] end = {0};
      for (StoredBatch batch : run) {
        batch.decode(
            allocator,
            points -> {
              for (int row = 0; row < points.getRowCount(); row++, end[0]++) {
                for (int column = 0; column < points.getFieldVectors().size(); column++) {
                  together.getVector(column).copyFromSafe(row, end[0], points.getVector(column));
                }
              }
            });
      }
      together.setRowCount(end[0]);
      return metrics.write(together);
    }
  }
}
