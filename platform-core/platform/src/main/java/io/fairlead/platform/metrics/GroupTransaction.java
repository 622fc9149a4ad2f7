package io.fairlead.platform.metrics;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.metrics.GroupStatements.AttemptSummary;
import io.fairlead.platform.metrics.GroupStatements.StreamKey;
import io.fairlead.platform.metrics.GroupStatements.StreamState;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.platform.metrics.StreamRefused.Reason;
import io.fairlead.platform.scheduling.RungJudge;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Stores batches of many streams of one workspace inside the current transaction. What the database
 * says of a stream decides what is new; thus a group whose commit got lost can be given again.
 */
final class GroupTransaction {

  private final GroupStatements sql;
  private final UUID workspace;
  private final RungJudge judge;
  private final Changes changes;
  private final IdentityHashMap<Pending, Outcome> outcomes = new IdentityHashMap<>();
  private final List<Pending> repeats = new ArrayList<>();
  private final Map<StreamKey, Long> advanced = new HashMap<>();

  GroupTransaction(GroupStatements sql, UUID workspace, RungJudge judge, Changes changes) {
    this.sql = sql;
    this.workspace = workspace;
    this.judge = judge;
    this.changes = changes;
  }

  /**
   * @param group each stream's batches in the order in which they came
   * @return an outcome for each, in the order of {@code group}
   */
  List<Outcome> store(List<Pending> group) throws SQLException {
    List<Pending> accepted = accept(group, states(group));
    List<Pending> metrics = of(StreamKind.METRICS, accepted);
    List<Pending> logs = of(StreamKind.LOGS, accepted);
    if (!metrics.isEmpty()) {
      sql.insertMetrics(metrics);
      summarise(metrics);
    }
    if (!logs.isEmpty()) {
      sql.insertLogs(logs);
    }
    for (Pending pending : accepted) {
      outcomes.put(pending, acknowledged(pending, judged(pending)));
    }
    if (!accepted.isEmpty()) {
      sql.advance(advanced);
      accepted.stream()
          .map(pending -> pending.attempt().study())
          .distinct()
          .forEach(study -> changes.studyChanged(workspace, study));
    }
    for (Pending repeat : repeats) {
      outcomes.put(repeat, acknowledged(repeat, kept(repeat)));
    }
    return group.stream().map(pending -> Objects.requireNonNull(outcomes.get(pending))).toList();
  }

  private Map<StreamKey, StreamState> states(List<Pending> group) throws SQLException {
    Set<StreamKey> streams = new LinkedHashSet<>();
    Set<StreamKey> maybeNew = new LinkedHashSet<>();
    for (Pending pending : group) {
      streams.add(stream(pending));
      if (pending.header().sequence() == 0) {
        maybeNew.add(stream(pending));
      }
    }
    if (!maybeNew.isEmpty()) {
      sql.open(List.copyOf(maybeNew));
    }
    return sql.lock(streams);
  }

  private List<Pending> accept(List<Pending> group, Map<StreamKey, StreamState> states) {
    List<Pending> accepted = new ArrayList<>();
    for (Pending pending : group) {
      StreamState state = states.get(stream(pending));
      long sequence = pending.header().sequence();
      if (state == null && sequence > 0) {
        state = new StreamState(0, pending.attempt().epoch(), null); // nothing came yet: a gap
      }
      if (state == null || !Objects.equals(state.epoch(), pending.attempt().epoch())) {
        refuse(pending, Reason.ENDED, "This attempt is over: nothing more is taken from it.");
        continue;
      }
      long expected = advanced.getOrDefault(stream(pending), state.nextSequence());
      if (sequence < expected) {
        repeats.add(pending);
      } else if (sequence > expected) {
        refuse(
            pending,
            Reason.MALFORMED,
            "Batches of a stream are numbered without gaps: expected %d, got %d."
                .formatted(expected, sequence));
      } else {
        if (startsAttempt(pending) && state.environment() == null) {
          refuse(
              pending,
              Reason.UNKNOWN_ENVIRONMENT,
              "unknown environment: an attempt says where it runs before it sends metrics.");
          continue;
        }
        advanced.put(stream(pending), sequence + 1);
        accepted.add(pending);
      }
    }
    return accepted;
  }

  /** The verdict that is kept for a batch committed earlier, or earlier in this group. */
  private @Nullable Verdict kept(Pending repeat) throws SQLException {
    return repeat.header().rung() == null
        ? null
        : sql.verdict(repeat.attempt().attempt(), repeat.header().sequence()).orElse(null);
  }

  private @Nullable Verdict judged(Pending pending) throws SQLException {
    RungReport report = pending.header().rung();
    if (report == null || pending.kind() == StreamKind.LOGS) {
      return null;
    }
    Verdict verdict =
        judge.judge(workspace, pending.attempt().study(), pending.attempt().trial(), report);
    sql.insertReport(pending.attempt(), pending.header().sequence(), report, verdict);
    return verdict;
  }

  private void summarise(List<Pending> batches) throws SQLException {
    Map<UUID, Map<String, Summary>> merged = new LinkedHashMap<>();
    for (Pending pending : batches) {
      Map<String, Summary> attempt =
          merged.computeIfAbsent(pending.attempt().attempt(), id -> new LinkedHashMap<>());
      for (MetricSummary figures : pending.batch().summaries()) {
        attempt.computeIfAbsent(figures.metric(), Summary::new).add(figures);
      }
    }
    List<AttemptSummary> summaries = new ArrayList<>();
    merged.forEach(
        (attempt, metrics) ->
            metrics
                .values()
                .forEach(summary -> summaries.add(new AttemptSummary(attempt, summary.figures()))));
    if (!summaries.isEmpty()) {
      sql.mergeSummaries(summaries);
    }
  }

  private void refuse(Pending pending, Reason reason, String message) {
    outcomes.put(pending, new Outcome.Refused(new StreamRefused(reason, message)));
  }

  private static Outcome acknowledged(Pending pending, @Nullable Verdict verdict) {
    return new Outcome.Acknowledged(new BatchAck(pending.header().sequence(), verdict, null));
  }

  private static boolean startsAttempt(Pending pending) {
    return pending.kind() == StreamKind.METRICS && pending.header().sequence() == 0;
  }

  private static StreamKey stream(Pending pending) {
    return new StreamKey(pending.attempt().attempt(), pending.kind());
  }

  private static List<Pending> of(StreamKind kind, List<Pending> batches) {
    return batches.stream().filter(pending -> pending.kind() == kind).toList();
  }
}
