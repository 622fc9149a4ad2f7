package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.Explanation;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.study.StudyPlan;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What studies offer for a place and how often they were passed over, in crossing transactions. */
@Component
final class TurnTable {

  private final JdbcClient jdbc;

  TurnTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** The studies with waiting trials. */
  List<Turns.Standing> standings(UUID workspace, String bundle) {
    return jdbc.sql(
            """
            select q.study_id, q.since, q.resources, b.information, b.seconds,
              coalesce(b.weight, 1) as weight, coalesce(t.passed, 0) as passed,
              (select count(*) from lease l where l.study_id = q.study_id) as running
            from (select study_id, min(queued_at) as since, max(cpus + gpus) as resources
                from queued_trial where workspace_id = ? and bundle = ? group by study_id) q
              left join study_bid b on b.study_id = q.study_id
              left join study_turn t on t.study_id = q.study_id
            """)
        .params(workspace, bundle)
        .query(
            (row, number) ->
                new Turns.Standing(
                    Sql.uuid(row, "study_id"),
                    Sql.instant(row, "since"),
                    orNaN(Sql.doubleOrNull(row, "information")),
                    orNaN(Sql.doubleOrNull(row, "seconds")),
                    row.getDouble("resources"),
                    row.getDouble("weight"),
                    row.getInt("running"),
                    row.getInt("passed")))
        .list();
  }

  private static double orNaN(@Nullable Double stored) {
    return stored == null ? Double.NaN : stored;
  }

  /** Takes what a study's newest suggestion is worth for what it offers from now on. */
  void offer(StudyPlan study, Explanation newest) {
    jdbc.sql(
            """
            insert into study_bid (study_id, workspace_id, information, seconds, weight)
            values (:study, :workspace, cast(:information as float8), cast(:seconds as float8),
              :weight)
            on conflict (study_id) do update set information = excluded.information,
              seconds = excluded.seconds, weight = excluded.weight
            """)
        .param("study", study.id())
        .param("workspace", study.workspace())
        .param("information", known(newest.information(), 0))
        .param("seconds", known(newest.cost(), Double.MIN_NORMAL))
        .param("weight", study.definition().weight())
        .update();
  }

  private static @Nullable Double known(double value, double least) {
    return Double.isFinite(value) && value >= least ? value : null;
  }

  void weigh(UUID study, double weight) {
    jdbc.sql("update study_bid set weight = ? where study_id = ?").params(weight, study).update();
  }

  /** Says how often each of these was passed over now. */
  void passed(UUID workspace, Map<UUID, Integer> times) {
    jdbc.sql(
            """
            insert into study_turn (study_id, workspace_id, passed)
            select study, ?, passed
            from unnest(cast(? as uuid[]), cast(? as int[])) as e(study, passed)
            on conflict (study_id) do update set passed = excluded.passed
            """)
        .params(workspace, Sql.texts(times.keySet()), Sql.texts(times.values()))
        .update();
  }

  /** Forgets a study that is over. */
  void forget(UUID study) {
    jdbc.sql("delete from study_bid where study_id = ?").param(study).update();
    jdbc.sql("delete from study_turn where study_id = ?").param(study).update();
  }
}
