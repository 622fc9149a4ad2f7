package io.fairlead.platform.sharing;

import io.fairlead.platform.sharing.Share.Kind;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of shares: a workspace's own in its transaction, ids across workspaces in crossing. */
@Component
final class ShareTable {

  private final JdbcClient jdbc;

  ShareTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  record Row(
      UUID id,
      UUID workspace,
      Kind kind,
      UUID subject,
      @Nullable UUID guest,
      Instant sharedAt,
      String sharedBy) {}

  /** Whether it was new. */
  boolean insert(Row row) {
    return jdbc.sql(
                """
                insert into share (id, workspace_id, kind, subject, guest, shared_at, shared_by)
                values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
                """)
            .params(
                java.util.Arrays.asList(
                    row.id(),
                    row.workspace(),
                    row.kind().name(),
                    row.subject(),
                    row.guest(),
                    Sql.at(row.sharedAt()),
                    row.sharedBy()))
            .update()
        == 1;
  }

  void delete(UUID share) {
    jdbc.sql("delete from share where id = ?").param(share).update();
  }

  List<Row> all() {
    return jdbc.sql("select * from share order by id desc").query((row, number) -> row(row)).list();
  }

  Optional<Row> find(UUID share) {
    return all().stream().filter(row -> row.id().equals(share)).findFirst();
  }

  /** What is shown to any of these workspaces, newest first; in a crossing transaction. */
  List<Row> shownTo(Collection<UUID> guests) {
    return jdbc.sql(
            """
            select * from share
            where (guest is null or guest = any(cast(:guests as uuid[])))
              and not workspace_id = any(cast(:guests as uuid[]))
            order by id desc limit 1000
            """)
        .param("guests", Sql.texts(guests))
        .query((row, number) -> row(row))
        .list();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        Sql.uuid(row, "id"),
        Sql.uuid(row, "workspace_id"),
        Kind.valueOf(row.getString("kind")),
        Sql.uuid(row, "subject"),
        row.getObject("guest", UUID.class),
        Sql.instant(row, "shared_at"),
        row.getString("shared_by"));
  }
}
