package io.fairlead.platform.fairness;

import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.trial.TrialFairness;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The figures in the table of trials, inside a transaction of their workspace. */
@Component
class MeasuredTrials {

  /** An index finds those behind among any number that aren't. */
  static final String BEHIND =
      "select id from trial where study_id = ? and state = 'COMPLETE' and measured < ?"
          + " order by measured, number limit ?";

  private final JdbcClient jdbc;

  MeasuredTrials(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Complete trials that have no figures of that version of the measures, at most so many. */
  List<UUID> behind(UUID study, int version, int limit) {
    return jdbc.sql(BEHIND)
        .params(study, version, limit)
        .query((row, number) -> Sql.uuid(row, "id"))
        .list();
  }

  /** Whether trials may still complete. */
  boolean someAreOpen(UUID study) {
    return jdbc.sql(
            """
            select exists (select from study where id = ? and ended_at is null)
              or exists (select from trial where study_id = ? and ended_at is null)
            """)
        .params(study, study)
        .query(Boolean.class)
        .single();
  }

  /**
   * Stores figures, unless newer ones are there.
   *
   * @return whether they were stored
   */
  boolean store(UUID trial, TrialFairness figures) {
    return jdbc.sql(
                """
                update trial set fairness = cast(? as jsonb)
                where id = ? and measured < ?
                """)
            .params(figures.json(), trial, figures.version())
            .update()
        == 1;
  }

  /** What an audit of a measure's rows is asked for. */
  static AuditSpec spec(FairnessMeasure measure, UUID trial) {
    return new AuditSpec(
        null,
        trial,
        AuditSpec.Split.valueOf(measure.rows().name()),
        null,
        null,
        null,
        measure.positive(),
        false,
        measure.sensitive(),
        measure.threshold(),
        null);
  }
}
