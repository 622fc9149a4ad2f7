package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.Metrics.Curve;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads curves of many trials in four statements. Each trial is read from the coarsest level of its
 * pyramid that still has as many buckets as were asked for, and from its points where they are few,
 * not compacted yet, or of an attempt that went beyond what counts of it.
 */
@Component
final class CurveReader {

  private static final long MEMORY_BYTES = 64L << 20;

  private final JdbcClient jdbc;
  private final Parts parts;

  CurveReader(JdbcClient jdbc, Parts parts) {
    this.jdbc = jdbc;
    this.parts = parts;
  }

  /** Call inside a transaction. */
  List<Curve> read(List<UUID> trials, String metric, int buckets) {
    List<Part> series = parts.of(trials, false);
    Set<UUID> cutShort = parts.cutShort(series);
    Map<UUID, Long> points = points(series, metric);
    Map<UUID, Long> pointsByTrial =
        series.stream()
            .collect(
                Collectors.groupingBy(
                    Part::trial,
                    Collectors.summingLong(part -> points.getOrDefault(part.attempt(), 0L))));
    Map<UUID, AttemptCurve> attempts = new LinkedHashMap<>();
    for (Part part : series) {
      if (points.containsKey(part.attempt())) {
        int level =
            Pyramid.levelFor(pointsByTrial.getOrDefault(part.trial(), 0L), Math.max(1, buckets));
        attempts.put(
            part.attempt(), new AttemptCurve(part, level, cutShort.contains(part.attempt())));
      }
    }
    fill(attempts, metric);
    Map<UUID, Buckets> byTrial = new HashMap<>();
    for (AttemptCurve attempt : attempts.values()) {
      attempt.addTo(byTrial.computeIfAbsent(attempt.part().trial(), trial -> new Buckets()));
    }
    return trials.stream()
        .map(
            trial ->
                byTrial
                    .getOrDefault(trial, new Buckets())
                    .atMost(Math.max(1, buckets))
                    .curve(trial))
        .toList();
  }

  private Map<UUID, Long> points(List<Part> series, String metric) {
    Map<UUID, Long> points = new HashMap<>();
    jdbc.sql(
            "select attempt_id, points from metric_summary where attempt_id = any(?) and metric = ?")
        .param(ids(series, Part::attempt))
        .param(metric)
        .query(
            row -> {
              points.put(row.getObject(1, UUID.class), row.getLong(2));
            });
    return points;
  }

  /**
   * One statement, so that a compaction in between can't hide points or show them twice. Of the
   * levels below the one that is read, the last rows complete what isn't a full bucket yet.
   */
  private void fill(Map<UUID, AttemptCurve> attempts, String metric) {
    List<AttemptCurve> all = List.copyOf(attempts.values());
    try (BufferAllocator allocator = new RootAllocator(MEMORY_BYTES)) {
      jdbc.sql(
              "select p.attempt_id, p.level, p.first_bucket, p.buckets"
                  + " from unnest(:attempts::uuid[], :levels::int[]) w(attempt, level)"
                  + " join metric_pyramid p on p.attempt_id = w.attempt and p.metric = :metric"
                  + " and (p.level = w.level or (p.level < w.level and p.first_bucket ="
                  + " (select max(q.first_bucket) from metric_pyramid q where q.attempt_id ="
                  + " p.attempt_id and q.metric = p.metric and q.level = p.level)))"
                  + " union all"
                  + " select b.attempt_id, 0, b.sequence, b.data"
                  + " from unnest(:attempts::uuid[], :levels::int[]) w(attempt, level)"
                  + " join metric_batch b on b.attempt_id = w.attempt"
                  + " and (w.level = 0 or not b.compacted)"
                  + " order by 1, 2 desc, 3")
          .param("attempts", ids(all, curve -> curve.part().attempt()))
          .param("levels", all.stream().map(AttemptCurve::level).toArray(Integer[]::new))
          .param("metric", metric)
          .query(
              row -> {
                AttemptCurve curve = attempts.get(row.getObject(1, UUID.class));
                if (curve != null && row.getInt(2) > 0) {
                  curve.addKept(row.getInt(2), row.getLong(3), Buckets.of(row.getBytes(4)));
                } else if (curve != null) {
                  StoredBatch.decode(
                      row.getBytes(4), allocator, root -> curve.addPoints(root, metric));
                }
              });
    }
  }

  private static <T> UUID[] ids(List<T> items, Function<T, UUID> id) {
    return items.stream().map(id).toArray(UUID[]::new);
  }
}
