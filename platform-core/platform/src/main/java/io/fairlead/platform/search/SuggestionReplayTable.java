package io.fairlead.platform.search;

import io.fairlead.platform.search.SuggestionReplay.Difference;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.trial.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of replays of suggestions, inside a transaction of their workspace. */
@Component
class SuggestionReplayTable {

  private final JdbcClient jdbc;

  SuggestionReplayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(SuggestionReplay replay) {
    jdbc.sql(
            """
            insert into suggestion_replay (id, workspace_id, study_id, requested_at, requested_by,
              total, verdicts, progressed_at)
            values (?, current_workspace(), ?, ?, ?, ?, ?, ?)
            """)
        .params(
            replay.id(),
            replay.study(),
            Sql.at(replay.requestedAt()),
            replay.requestedBy(),
            replay.total(),
            replay.verdicts(),
            Sql.at(replay.progressedAt()))
        .update();
  }

  void progressed(UUID id, int done, Instant now) {
    jdbc.sql("update suggestion_replay set done = ?, progressed_at = ? where id = ?")
        .params(done, Sql.at(now), id)
        .update();
  }

  void end(
      UUID id, int done, @Nullable Difference difference, @Nullable String problem, Instant now) {
    jdbc.sql(
            """
            update suggestion_replay set done = :done, progressed_at = :now, ended_at = :now,
              difference = cast(cast(:difference as text) as jsonb),
              problem = cast(:problem as text)
            where id = :id
            """)
        .param("done", done)
        .param("now", Sql.at(now))
        .param("difference", difference == null ? null : Values.write(map(difference)))
        .param("problem", problem)
        .param("id", id)
        .update();
  }

  Optional<SuggestionReplay> last(UUID study) {
    return jdbc.sql("select * from suggestion_replay where study_id = ? order by id desc limit 1")
        .param(study)
        .query((row, number) -> replay(row))
        .optional();
  }

  private static SuggestionReplay replay(ResultSet row) throws SQLException {
    String difference = row.getString("difference");
    return new SuggestionReplay(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "study_id"),
        Sql.instant(row, "requested_at"),
        row.getString("requested_by"),
        row.getInt("total"),
        row.getInt("verdicts"),
        row.getInt("done"),
        Sql.instant(row, "progressed_at"),
        Sql.instantOrNull(row, "ended_at"),
        difference == null ? null : difference(Values.read(difference)),
        row.getString("problem"));
  }

  private static Map<String, Object> map(Difference difference) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("trial", (long) difference.trial());
    fields.put("stored", difference.stored());
    if (difference.again() != null) {
      fields.put("again", difference.again());
    }
    fields.put("what", difference.what());
    return fields;
  }

  private static Difference difference(Map<String, Object> fields) {
    Map<String, Object> stored = configuration(fields.get("stored"));
    return new Difference(
        fields.get("trial") instanceof Number number ? number.intValue() : -1,
        stored == null ? Map.of() : stored,
        configuration(fields.get("again")),
        String.valueOf(fields.get("what")));
  }

  private static @Nullable Map<String, Object> configuration(@Nullable Object stored) {
    if (!(stored instanceof Map<?, ?> values)) {
      return null;
    }
    Map<String, Object> configuration = new LinkedHashMap<>();
    values.forEach((name, value) -> configuration.put(String.valueOf(name), value));
    return configuration;
  }
}
