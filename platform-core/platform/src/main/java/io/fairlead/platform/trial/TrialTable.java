package io.fairlead.platform.trial;

import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tables of trials and attempts, to read, inside a transaction of their workspace. */
@Component
class TrialTable {

  private static final String STATES = "(:anyState or state = any(cast(:states as text[])))";

  private final JdbcClient jdbc;

  TrialTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** One more than the limit, when there are more. */
  List<Trial> list(UUID study, TrialQuery query, TrialOrder order) {
    String after = query.after();
    TrialCursor cursor = after == null ? null : TrialCursor.parse(after);
    String beyond = cursor == null ? "true" : order.after(cursor);
    JdbcClient.StatementSpec statement =
        jdbc.sql(
                """
                select * from trial where study_id = :study and %s and %s
                order by %s offset :offset limit :limit
                """
                    .formatted(STATES, beyond, order.orderBy()))
            .param("study", study)
            .param("anyState", query.states().isEmpty())
            .param("states", Sql.texts(query.states()))
            .param("offset", query.offset())
            .param("limit", query.limit() + 1);
    if (!order.name().isEmpty()) {
      statement = statement.param("sortName", order.name());
    }
    if (cursor != null) {
      statement = statement.param("afterNumber", cursor.number());
      String value = cursor.value();
      statement = value == null ? statement : statement.param("afterValue", value);
    }
    return statement.query((row, number) -> trial(row)).list();
  }

  int count(UUID study, TrialQuery query) {
    return jdbc.sql("select count(*) from trial where study_id = :study and " + STATES)
        .param("study", study)
        .param("anyState", query.states().isEmpty())
        .param("states", Sql.texts(query.states()))
        .query(Integer.class)
        .single();
  }

  Optional<Trial> find(UUID id) {
    return jdbc.sql("select * from trial where id = ?")
        .param(id)
        .query((row, number) -> trial(row))
        .optional();
  }

  List<Attempt> attempts(UUID trial) {
    return jdbc.sql("select * from attempt where trial_id = ? order by epoch")
        .param(trial)
        .query(
            (row, number) ->
                new Attempt(
                    Sql.uuid(row, "id"),
                    row.getInt("epoch"),
                    row.getString("agent"),
                    row.getLong("from_step"),
                    row.getLong("step"),
                    Sql.instant(row, "started_at"),
                    Sql.instantOrNull(row, "ended_at"),
                    row.getString("outcome"),
                    row.getString("problem"),
                    row.getString("environment")))
        .list();
  }

  ObjectiveHistory history(UUID study) {
    HistoryColumns columns = new HistoryColumns();
    jdbc.sql("select id, number, objective, state from trial where study_id = ? order by number")
        .param(study)
        .query(
            row -> {
              double value = row.getDouble("objective");
              columns.add(
                  Sql.uuid(row, "id"),
                  row.getInt("number"),
                  row.wasNull() ? Double.NaN : value,
                  TrialState.valueOf(row.getString("state")));
            });
    return columns.history();
  }

  private static Trial trial(ResultSet row) throws SQLException {
    return new Trial(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "study_id"),
        row.getInt("number"),
        Sql.intOrNull(row, "repeats"),
        TrialState.valueOf(row.getString("state")),
        Values.read(row.getString("parameters")),
        row.getLong("seed"),
        row.getLong("step"),
        Sql.doubleOrNull(row, "objective"),
        Values.readMetrics(row.getString("metrics")),
        row.getString("rationale"),
        row.getString("history_digest"),
        Sql.instant(row, "suggested_at"),
        Sql.instantOrNull(row, "started_at"),
        Sql.instantOrNull(row, "ended_at"),
        row.getString("problem"),
        TrialFairness.read(row.getString("fairness")));
  }
}
