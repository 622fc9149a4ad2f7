package io.fairlead.platform.notebook;

import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of notebooks, inside a transaction of their workspace. */
@Component
class NotebookTable {

  private final JdbcClient jdbc;

  NotebookTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void insert(Notebook notebook) {
    jdbc.sql(
            """
            insert into notebook (id, workspace_id, title, created_at, created_by, changed_at,
              changed_by)
            values (:id, current_workspace(), :title, :at, :by, :at, :by)
            """)
        .param("id", notebook.id())
        .param("title", notebook.title())
        .param("at", Sql.at(notebook.createdAt()))
        .param("by", notebook.createdBy())
        .update();
  }

  /** The notebook without its cells; until the transaction ends nobody else changes it. */
  Optional<Notebook> lock(UUID notebook) {
    return jdbc.sql("select * from notebook where id = ? and deleted_at is null for update")
        .param(notebook)
        .query((row, number) -> notebook(row))
        .optional();
  }

  /** The notebook without its cells. */
  Optional<Notebook> find(UUID notebook) {
    return jdbc.sql("select * from notebook where id = ? and deleted_at is null")
        .param(notebook)
        .query((row, number) -> notebook(row))
        .optional();
  }

  void changed(UUID notebook, String title, Instant at, String by) {
    jdbc.sql("update notebook set title = ?, changed_at = ?, changed_by = ? where id = ?")
        .params(title, Sql.at(at), by, notebook)
        .update();
  }

  /** Says when a notebook was deleted, or that it isn't any more; false when that was so before. */
  boolean delete(UUID notebook, @Nullable Instant at) {
    return jdbc.sql(
                """
                update notebook set deleted_at = cast(:at as timestamptz)
                where id = :id and (deleted_at is null) = cast(:living as boolean)
                """)
            .param("at", at == null ? null : Sql.at(at))
            .param("living", at != null)
            .param("id", notebook)
            .update()
        > 0;
  }

  /** Newest first. */
  List<Notebooks.Listed> list(@Nullable UUID before, int limit) {
    return jdbc.sql(
            """
            select n.*, (select count(*) from notebook_cell c
              where c.notebook_id = n.id and c.deleted_at is null) as cells
            from notebook n where n.deleted_at is null and (cast(:before as uuid) is null or n.id < cast(:before as uuid))
            order by n.id desc limit :limit
            """)
        .param("before", before == null ? null : before.toString())
        .param("limit", limit)
        .query(
            (row, number) ->
                new Notebooks.Listed(
                    Sql.uuid(row, "id"),
                    row.getString("title"),
                    row.getInt("cells"),
                    row.getString("created_by"),
                    Sql.instant(row, "changed_at"),
                    row.getString("changed_by")))
        .list();
  }

  private static Notebook notebook(ResultSet row) throws SQLException {
    return new Notebook(
        Sql.uuid(row, "id"),
        row.getString("title"),
        List.of(),
        Sql.instant(row, "created_at"),
        row.getString("created_by"),
        Sql.instant(row, "changed_at"),
        row.getString("changed_by"));
  }
}
