package io.fairlead.platform.fairness;

import io.fairlead.platform.storage.Sql;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The table of audits, inside a transaction of their workspace. */
@Component
class AuditTable {

  private static final String COLUMNS =
      "id, name, spec, source, digest, row_count, created_at, created_by";

  private final JdbcClient jdbc;

  AuditTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Audit audit, byte[] observations) {
    jdbc.sql(
            """
            insert into fairness_audit (id, workspace_id, name, trial_id, spec, result, digest,
              source, row_count, observations, created_at, created_by)
            values (:id, current_workspace(), :name, cast(:trial as uuid), :spec, :result, :digest,
              :source, :rows, :observations, :at, :by)
            """)
        .param("id", audit.id())
        .param("name", audit.name())
        .param("trial", audit.spec().trial())
        .param("spec", JsonMapper.shared().writeValueAsString(AuditSpecJson.write(audit.spec())))
        .param("result", audit.result())
        .param("digest", audit.digest())
        .param("source", audit.source())
        .param("rows", audit.rows())
        .param("observations", observations)
        .param("at", Sql.at(audit.createdAt()))
        .param("by", audit.createdBy())
        .update();
  }

  Optional<Audit> find(UUID id) {
    return jdbc.sql("select " + COLUMNS + ", result from fairness_audit where id = ?")
        .param(id)
        .query((row, number) -> audit(row))
        .optional();
  }

  Optional<byte[]> observations(UUID id) {
    return jdbc.sql("select observations from fairness_audit where id = ?")
        .param(id)
        .query((row, number) -> row.getBytes(1))
        .optional();
  }

  /** Newest first. */
  List<Audit> list(@Nullable UUID before, int limit) {
    return jdbc.sql(
            "select "
                + COLUMNS
                + ", result from fairness_audit"
                + " where (cast(:before as uuid) is null or id < cast(:before as uuid))"
                + " order by id desc limit :limit")
        .param("before", before == null ? null : before.toString())
        .param("limit", limit)
        .query((row, number) -> audit(row))
        .list();
  }

  private static Audit audit(ResultSet row) throws SQLException {
    return new Audit(
        Sql.uuid(row, "id"),
        row.getString("name"),
        AuditSpecJson.read(row.getString("spec").getBytes(StandardCharsets.UTF_8)),
        row.getString("source"),
        row.getString("digest"),
        row.getInt("row_count"),
        row.getString("result"),
        Sql.instant(row, "created_at"),
        row.getString("created_by"));
  }
}
