package io.fairlead.platform.metrics;

import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Transactions;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what the ingest stored. */
@Component
final class StoredMetrics implements Metrics {

  private final Transactions transactions;
  private final JdbcClient jdbc;
  private final Parts parts;
  private final CurveReader curves;
  private final LogReader logs;

  StoredMetrics(
      Transactions transactions, JdbcClient jdbc, Parts parts, CurveReader curves, LogReader logs) {
    this.transactions = transactions;
    this.jdbc = jdbc;
    this.parts = parts;
    this.curves = curves;
    this.logs = logs;
  }

  @Override
  public ArrowReader read(
      UUID workspace, UUID trial, boolean everyAttempt, BufferAllocator allocator) {
    List<Part> series =
        transactions.in(
            workspace,
            () -> {
              require(trial);
              return parts.of(List.of(trial), everyAttempt);
            });
    return new SeriesReader(allocator, series, pages(workspace));
  }

  @Override
  public List<MetricSummary> summaries(UUID workspace, UUID trial) {
    return transactions.in(
        workspace,
        () -> {
          require(trial);
          List<Part> series = parts.of(List.of(trial), false);
          Set<UUID> cutShort = parts.cutShort(series);
          TreeMap<String, Summary> byMetric = new TreeMap<>();
          for (Part part : series) {
            List<MetricSummary> figures =
                cutShort.contains(part.attempt())
                    ? Recount.of(part, pages(workspace).apply(part))
                    : totals(part.attempt());
            for (MetricSummary metric : figures) {
              byMetric.computeIfAbsent(metric.metric(), Summary::new).add(metric);
            }
          }
          return byMetric.values().stream().map(Summary::figures).toList();
        });
  }

  @Override
  public List<Curve> curves(UUID workspace, List<UUID> trials, String metric, int buckets) {
    return transactions.in(workspace, () -> curves.read(trials, metric, buckets));
  }

  @Override
  public LogPage logs(
      UUID workspace, UUID trial, @Nullable String containing, long offset, int limit) {
    return transactions.in(
        workspace,
        () -> {
          require(trial);
          List<UUID> attempts =
              parts.of(List.of(trial), true).stream()
                  .map(Part::attempt)
                  .collect(Collectors.toList());
          return logs.read(attempts, containing, offset, limit);
        });
  }

  private Function<Part, BatchPages> pages(UUID workspace) {
    return part -> new BatchPages(transactions, jdbc, workspace, part.attempt());
  }

  private void require(UUID trial) {
    if (jdbc.sql("select 1 from trial where id = ?").param(trial).query().listOfRows().isEmpty()) {
      throw new NotFound("trial", trial.toString());
    }
  }

  private List<MetricSummary> totals(UUID attempt) {
    return jdbc.sql(
            "select metric, points, last_step, last_value, min_value, min_step, max_value, max_step"
                + " from metric_summary where attempt_id = ?")
        .param(attempt)
        .query(
            (row, number) ->
                new MetricSummary(
                    row.getString(1),
                    row.getLong(2),
                    row.getLong(3),
                    row.getDouble(4),
                    row.getDouble(5),
                    row.getLong(6),
                    row.getDouble(7),
                    row.getLong(8)))
        .list();
  }
}
