package io.fairlead.platform.metrics;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of a group of batches, each statement for the whole group. Plain JDBC with arrays: one
 * round trip whatever the group's size, where an entity a row would be the bottleneck of the
 * platform.
 */
final class GroupStatements {

  private final Connection connection;
  private final UUID workspace;

  GroupStatements(Connection connection, UUID workspace) {
    this.connection = connection;
    this.workspace = workspace;
  }

  /** A stream of an attempt. */
  record StreamKey(UUID attempt, StreamKind kind) {}

  /**
   * How far a stream is committed.
   *
   * @param epoch of its attempt, null once that is over or overtaken
   * @param environment noted for its attempt, null while there is none
   */
  record StreamState(long nextSequence, @Nullable Integer epoch, @Nullable String environment) {}

  /** Starts the streams that are new, of attempts that run. */
  void open(List<StreamKey> streams) throws SQLException {
    run(
        "insert into attempt_stream (attempt_id, workspace_id, kind, next_sequence)"
            + " select a.id, a.workspace_id, k.kind, 0"
            + " from unnest(?::uuid[], ?::text[]) k(id, kind) join attempt a on a.id = k.id"
            + " where a.ended_at is null order by a.id, k.kind on conflict do nothing",
        uuids(streams, StreamKey::attempt),
        texts(streams, stream -> stream.kind().name()));
  }

  /** Locks the streams, always in the same order, until the end of the transaction. */
  Map<StreamKey, StreamState> lock(Collection<StreamKey> streams) throws SQLException {
    Map<StreamKey, StreamState> states = new HashMap<>();
    try (PreparedStatement statement =
        prepare(
            "select s.attempt_id, s.kind, s.next_sequence, a.environment, t.epoch"
                + " from attempt_stream s"
                + " left join attempt a on a.id = s.attempt_id and a.ended_at is null"
                + " left join trial t on t.id = a.trial_id and t.epoch = a.epoch"
                + " where (s.attempt_id, s.kind) in (select * from unnest(?::uuid[], ?::text[]))"
                + " order by s.attempt_id, s.kind for update of s",
            uuids(streams, StreamKey::attempt),
            texts(streams, stream -> stream.kind().name()))) {
      ResultSet rows = statement.executeQuery();
      while (rows.next()) {
        states.put(
            new StreamKey(rows.getObject(1, UUID.class), StreamKind.valueOf(rows.getString(2))),
            new StreamState(rows.getLong(3), rows.getObject(5, Integer.class), rows.getString(4)));
      }
    }
    return states;
  }

  void insertMetrics(List<Pending> batches) throws SQLException {
    run(
        "insert into metric_batch (workspace_id, attempt_id, sequence, row_count, last_step, data)"
            + " select ?, * from unnest(?::uuid[], ?::bigint[], ?::int[], ?::bigint[], ?::bytea[])",
        workspace,
        uuids(batches, pending -> pending.attempt().attempt()),
        longs(batches, pending -> pending.header().sequence()),
        array("int4", batches, pending -> pending.batch().rows(), Integer[]::new),
        longs(batches, pending -> pending.batch().lastStep()),
        array("bytea", batches, pending -> pending.batch().bytes(), byte[][]::new));
  }

  /** Numbers lines from the end of each attempt's last chunk. */
  void insertLogs(List<Pending> chunks) throws SQLException {
    run(
        "insert into log_chunk (workspace_id, attempt_id, sequence, first_line, line_count, data)"
            + " select ?, n.attempt, n.sequence, coalesce((select c.first_line + c.line_count"
            + " from log_chunk c where c.attempt_id = n.attempt order by c.sequence desc limit 1), 0)"
            + " + sum(n.lines) over (partition by n.attempt order by n.sequence) - n.lines,"
            + " n.lines, n.data"
            + " from unnest(?::uuid[], ?::bigint[], ?::int[], ?::bytea[])"
            + " n(attempt, sequence, lines, data)",
        workspace,
        uuids(chunks, pending -> pending.attempt().attempt()),
        longs(chunks, pending -> pending.header().sequence()),
        array("int4", chunks, pending -> pending.batch().rows(), Integer[]::new),
        array("bytea", chunks, pending -> pending.batch().bytes(), byte[][]::new));
  }

  /** A metric's figures to be merged into an attempt's. */
  record AttemptSummary(UUID attempt, MetricSummary figures) {}

  /** PostgreSQL orders NaN above every number: right for a minimum, not for a maximum. */
  void mergeSummaries(List<AttemptSummary> all) throws SQLException {
    run(
        "insert into metric_summary as s (workspace_id, attempt_id, metric, points, last_step,"
            + " last_value, min_value, min_step, max_value, max_step)"
            + " select ?, * from unnest(?::uuid[], ?::text[], ?::bigint[], ?::bigint[],"
            + " ?::float8[], ?::float8[], ?::bigint[], ?::float8[], ?::bigint[])"
            + " on conflict (attempt_id, metric) do update set"
            + " points = s.points + excluded.points,"
            + " last_step = excluded.last_step, last_value = excluded.last_value,"
            + " min_value = least(s.min_value, excluded.min_value), min_step = case when"
            + " excluded.min_value < s.min_value then excluded.min_step else s.min_step end,"
            + " max_value = case when excluded.max_value <> 'NaN' and (s.max_value = 'NaN' or"
            + " excluded.max_value > s.max_value) then excluded.max_value else s.max_value end,"
            + " max_step = case when excluded.max_value <> 'NaN' and (s.max_value = 'NaN' or"
            + " excluded.max_value > s.max_value) then excluded.max_step else s.max_step end",
        workspace,
        uuids(all, AttemptSummary::attempt),
        texts(all, summary -> summary.figures().metric()),
        longs(all, summary -> summary.figures().count()),
        longs(all, summary -> summary.figures().lastStep()),
        doubles(all, summary -> summary.figures().last()),
        doubles(all, summary -> summary.figures().min()),
        longs(all, summary -> summary.figures().minStep()),
        doubles(all, summary -> summary.figures().max()),
        longs(all, summary -> summary.figures().maxStep()));
  }

  void insertReport(AttemptKey attempt, long sequence, RungReport report, Verdict verdict)
      throws SQLException {
    run(
        "insert into rung_report"
            + " (workspace_id, attempt_id, sequence, step, objectives, verdict)"
            + " values (?, ?, ?, ?, ?, ?)",
        workspace,
        attempt.attempt(),
        sequence,
        report.step(),
        doubles(report.objectives(), objective -> objective),
        verdict.name());
  }

  Optional<Verdict> verdict(UUID attempt, long sequence) throws SQLException {
    try (PreparedStatement statement =
        prepare(
            "select verdict from rung_report where attempt_id = ? and sequence = ?",
            attempt,
            sequence)) {
      ResultSet rows = statement.executeQuery();
      return rows.next() ? Optional.of(Verdict.valueOf(rows.getString(1))) : Optional.empty();
    }
  }

  void advance(Map<StreamKey, Long> nextSequences) throws SQLException {
    List<StreamKey> streams = List.copyOf(nextSequences.keySet());
    run(
        "update attempt_stream s set next_sequence = n.next_sequence"
            + " from unnest(?::uuid[], ?::text[], ?::bigint[]) n(attempt, kind, next_sequence)"
            + " where s.attempt_id = n.attempt and s.kind = n.kind",
        uuids(streams, StreamKey::attempt),
        texts(streams, stream -> stream.kind().name()),
        longs(streams, nextSequences::get));
  }

  private void run(String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = prepare(sql, values)) {
      statement.executeUpdate();
    }
  }

  private PreparedStatement prepare(String sql, Object... values) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
    return statement;
  }

  private <T> Array uuids(Collection<T> items, Function<T, UUID> value) throws SQLException {
    return array("uuid", items, value, UUID[]::new);
  }

  private <T> Array texts(Collection<T> items, Function<T, String> value) throws SQLException {
    return array("text", items, value, String[]::new);
  }

  private <T> Array longs(Collection<T> items, Function<T, Long> value) throws SQLException {
    return array("int8", items, value, Long[]::new);
  }

  private <T> Array doubles(Collection<T> items, Function<T, Double> value) throws SQLException {
    return array("float8", items, value, Double[]::new);
  }

  private <T, V> Array array(
      String type, Collection<T> items, Function<T, V> value, IntFunction<V[]> generator)
      throws SQLException {
    return connection.createArrayOf(type, items.stream().map(value).toArray(generator));
  }
}
