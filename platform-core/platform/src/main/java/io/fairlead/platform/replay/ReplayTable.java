package io.fairlead.platform.replay;

import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.trial.TrialState;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The tables of replays and their verdicts, inside a transaction of their workspace. */
@Component
class ReplayTable {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String REPLAYS =
      """
      select r.*, t.state, v.verdict from replay r join trial t on t.id = r.run_id
        left join replay_verdict v on v.replay_id = r.id
      """;

  private final JdbcClient jdbc;

  ReplayTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Replay replay, UUID study) {
    jdbc.sql(
            """
            insert into replay (id, workspace_id, trial_id, study_id, run_id, tolerance,
              requested_at, requested_by)
            values (?, current_workspace(), ?, ?, ?, ?, ?, ?)
            """)
        .params(
            replay.id(),
            replay.trial(),
            study,
            replay.run(),
            replay.tolerance(),
            Sql.at(replay.requestedAt()),
            replay.requestedBy())
        .update();
  }

  /** Says whether this verdict is the one that stays. */
  boolean judge(UUID replay, Verdict verdict, Instant now) {
    return jdbc.sql(
                """
                insert into replay_verdict (replay_id, workspace_id, verdict, judged_at)
                values (?, current_workspace(), cast(? as jsonb), ?) on conflict do nothing
                """)
            .params(replay, JSON.writeValueAsString(verdict), Sql.at(now))
            .update()
        > 0;
  }

  /** Newest first. */
  List<Replay> of(UUID trial) {
    return jdbc.sql(REPLAYS + "where r.trial_id = ? order by r.id desc")
        .param(trial)
        .query((row, number) -> replay(row))
        .list();
  }

  Optional<Replay> find(UUID id) {
    return jdbc.sql(REPLAYS + "where r.id = ?")
        .param(id)
        .query((row, number) -> replay(row))
        .optional();
  }

  private static Replay replay(ResultSet row) throws SQLException {
    String verdict = row.getString("verdict");
    return new Replay(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "trial_id"),
        Sql.uuid(row, "run_id"),
        TrialState.valueOf(row.getString("state")),
        row.getDouble("tolerance"),
        Sql.instant(row, "requested_at"),
        row.getString("requested_by"),
        verdict == null ? null : JSON.readValue(verdict, Verdict.class));
  }
}
