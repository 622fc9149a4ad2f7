package io.fairlead.platform.baseline;

import io.fairlead.platform.storage.Sql;
import io.fairlead.platform.trial.Values;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of baselines, inside a transaction of their workspace. */
@Component
class BaselineTable {

  private final JdbcClient jdbc;

  BaselineTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Baseline baseline, UUID by) {
    jdbc.sql(
            """
            insert into baseline (id, workspace_id, dataset_id, trainer, metric, version,
              parameters, rationale, set_by, set_by_name, set_at)
            values (?, current_workspace(), ?, ?, ?, ?, cast(? as jsonb), ?, ?, ?, ?)
            """)
        .params(
            baseline.id(),
            baseline.dataset(),
            baseline.trainer(),
            baseline.metric(),
            baseline.version(),
            Values.write(baseline.parameters()),
            baseline.rationale(),
            by,
            baseline.setBy(),
            Sql.at(baseline.setAt()))
        .update();
  }

  /** Until the transaction ends nobody else numbers versions of this one. */
  void lock(UUID dataset, String trainer, String metric) {
    jdbc.sql("select pg_advisory_xact_lock(hashtextextended(?, 1))")
        .param("baseline %s %s %s".formatted(dataset, trainer, metric))
        .query(rows -> {});
  }

  Optional<Baseline> current(UUID dataset, String trainer, String metric) {
    return versions(dataset, trainer, metric).stream().findFirst();
  }

  /** Newest first. */
  List<Baseline> versions(UUID dataset, String trainer, String metric) {
    return jdbc.sql(
            """
            select * from baseline where dataset_id = ? and trainer = ? and metric = ?
            order by version desc
            """)
        .params(dataset, trainer, metric)
        .query((row, number) -> baseline(row))
        .list();
  }

  List<Baseline> current() {
    return jdbc.sql(
            """
            select distinct on (dataset_id, trainer, metric) * from baseline
            order by dataset_id, trainer, metric, version desc
            """)
        .query((row, number) -> baseline(row))
        .list();
  }

  private static Baseline baseline(ResultSet row) throws SQLException {
    return new Baseline(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "dataset_id"),
        row.getString("trainer"),
        row.getString("metric"),
        row.getInt("version"),
        Values.read(row.getString("parameters")),
        row.getString("rationale"),
        row.getString("set_by_name"),
        Sql.instant(row, "set_at"));
  }
}
