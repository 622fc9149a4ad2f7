package io.fairlead.platform.study;

import io.fairlead.kernel.search.Direction;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.study.Study.Best;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.platform.trial.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How far studies are: trials by state, and the best one. */
@Component
class StudyResults {

  private final JdbcClient jdbc;

  StudyResults(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Counts by study; every state is there. */
  Map<UUID, Map<TrialState, Integer>> counts(List<UUID> studies) {
    Map<UUID, Map<TrialState, Integer>> counts = new HashMap<>();
    for (UUID each : studies) {
      Map<TrialState, Integer> none = new EnumMap<>(TrialState.class);
      for (TrialState state : TrialState.values()) {
        none.put(state, 0);
      }
      counts.put(each, none);
    }
    jdbc.sql(
            """
            select study_id, state, count(*) as trials from trial
            where study_id = any(cast(? as uuid[])) group by study_id, state
            """)
        .param(Sql.texts(studies))
        .query(
            row -> {
              Map<TrialState, Integer> of = counts.get(Sql.uuid(row, "study_id"));
              if (of != null) {
                of.put(TrialState.valueOf(row.getString("state")), row.getInt("trials"));
              }
            });
    return counts;
  }

  /** The trial that its race recommends, else the best observed. */
  Optional<Best> best(StudyTable.Row study) {
    Integer recommended = study.recommended();
    return recommended == null ? observed(study) : repeated(study.id(), recommended);
  }

  private Optional<Best> observed(StudyTable.Row study) {
    boolean up = study.definition().objectives().getFirst().direction() == Direction.MAXIMIZE;
    return jdbc.sql(
            """
            select id, number, objective, parameters from trial
            where study_id = ? and state = 'COMPLETE' and objective is not null and repeats is null
            order by objective %s, number limit 1
            """
                .formatted(up ? "desc" : ""))
        .param(study.id())
        .query((row, number) -> best(row))
        .optional();
  }

  private Optional<Best> repeated(UUID study, int trial) {
    return jdbc.sql(
            """
            select id, number, parameters,
              coalesce((select avg(r.objective) from trial r
                where r.study_id = t.study_id and r.repeats = t.number and r.state = 'COMPLETE'),
                objective) as objective
            from trial t where study_id = ? and number = ?
            """)
        .params(study, trial)
        .query((row, number) -> best(row))
        .optional();
  }

  private static Best best(ResultSet row) throws SQLException {
    return new Best(
        Sql.uuid(row, "id"),
        row.getInt("number"),
        row.getDouble("objective"),
        Values.read(row.getString("parameters")));
  }
}
