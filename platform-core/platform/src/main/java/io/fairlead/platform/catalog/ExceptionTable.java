package io.fairlead.platform.catalog;

import io.fairlead.platform.catalog.CatalogException.State;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of exceptions, inside a transaction of their workspace. */
@Component
class ExceptionTable {

  private final JdbcClient jdbc;

  ExceptionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(CatalogException exception) {
    jdbc.sql(
            """
            insert into catalog_exception (id, workspace_id, trainer, name, domain, study_name,
              reason, valid_until, state, requested_by, requested_by_name, requested_at)
            values (?, current_workspace(), ?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, ?)
            """)
        .params(
            exception.id(),
            exception.trainer(),
            exception.name(),
            SpaceJson.write(exception.domain()),
            exception.study(),
            String.valueOf(exception.requested().reason()),
            Sql.at(exception.until()),
            exception.state().name(),
            exception.requested().person(),
            exception.requested().name(),
            Sql.at(exception.requested().at()))
        .update();
  }

  /** Writes what was decided about one that waits; says whether one did. */
  boolean decide(UUID id, State to, Signature by) {
    return jdbc.sql(
                """
                update catalog_exception set state = ?, decided_by = ?, decided_by_name = ?,
                  decided_at = ?, decision_reason = ?
                where id = ? and state = 'REQUESTED'
                """)
            .params(
                to.name(), by.person(), by.name(), Sql.at(by.at()), String.valueOf(by.reason()), id)
            .update()
        == 1;
  }

  Optional<CatalogException> find(UUID id) {
    return jdbc.sql("select * from catalog_exception where id = ?")
        .param(id)
        .query((row, number) -> exception(row))
        .optional();
  }

  List<CatalogException> list(int limit) {
    return jdbc.sql(
            "select * from catalog_exception order by state = 'REQUESTED' desc, id desc limit ?")
        .param(limit)
        .query((row, number) -> exception(row))
        .list();
  }

  List<CatalogException> granted(String trainer, String study, Instant now) {
    return jdbc.sql(
            """
            select * from catalog_exception where trainer = ? and study_name = ?
              and state = 'GRANTED' and valid_until > ? order by id desc
            """)
        .params(trainer, study, Sql.at(now))
        .query((row, number) -> exception(row))
        .list();
  }

  private static CatalogException exception(ResultSet row) throws SQLException {
    UUID decider = row.getObject("decided_by", UUID.class);
    return new CatalogException(
        Sql.uuid(row, "id"),
        row.getString("trainer"),
        row.getString("name"),
        SpaceJson.readDomain(row.getString("domain")),
        row.getString("study_name"),
        new Signature(
            Sql.uuid(row, "requested_by"),
            row.getString("requested_by_name"),
            Sql.instant(row, "requested_at"),
            row.getString("reason")),
        Sql.instant(row, "valid_until"),
        State.valueOf(row.getString("state")),
        decider == null
            ? null
            : new Signature(
                decider,
                row.getString("decided_by_name"),
                Sql.instant(row, "decided_at"),
                row.getString("decision_reason")));
  }
}
