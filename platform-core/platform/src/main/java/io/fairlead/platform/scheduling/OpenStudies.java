package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Sql;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Studies that are not over, in crossing transactions. */
@Component
final class OpenStudies {

  private final JdbcClient jdbc;

  OpenStudies(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Open(UUID workspace, UUID study) {}

  void add(UUID workspace, UUID study) {
    jdbc.sql(
            "insert into open_study (study_id, workspace_id) values (?, ?)"
                + " on conflict do nothing")
        .params(study, workspace)
        .update();
  }

  void remove(UUID study) {
    jdbc.sql("delete from open_study where study_id = ?").param(study).update();
  }

  List<Open> all() {
    return jdbc.sql("select workspace_id, study_id from open_study order by study_id")
        .query((row, number) -> new Open(Sql.uuid(row, "workspace_id"), Sql.uuid(row, "study_id")))
        .list();
  }
}
