package io.fairlead.platform.notebook;

import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The table of cells, inside a transaction of their workspace. */
@Component
class CellTable {

  private static final String SELECT = "select * from notebook_cell ";

  private final JdbcClient jdbc;

  CellTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** A cell and its place. */
  record Placed(Cell cell, String position, boolean deleted) {}

  void insert(UUID notebook, Cell cell, String position) {
    jdbc.sql(
            """
            insert into notebook_cell (id, workspace_id, notebook_id, kind, name, content, position,
              folded, revision, changed_at, changed_by)
            values (:id, current_workspace(), :notebook, :kind, :name, :content, :position, :folded,
              :revision, :at, :by)
            """)
        .param("id", cell.id())
        .param("notebook", notebook)
        .param("kind", cell.kind())
        .param("name", cell.name())
        .param("content", CellJson.text(cell.content()))
        .param("position", position)
        .param("folded", cell.folded())
        .param("revision", cell.revision())
        .param("at", Sql.at(cell.changedAt()))
        .param("by", cell.changedBy())
        .update();
  }

  /** Stores everything about a cell that may change, its place aside. */
  void update(Cell cell) {
    jdbc.sql(
            """
            update notebook_cell set name = :name, content = :content, folded = :folded,
              revision = :revision, changed_at = :at, changed_by = :by, deleted_at = null
            where id = :id
            """)
        .param("id", cell.id())
        .param("name", cell.name())
        .param("content", CellJson.text(cell.content()))
        .param("folded", cell.folded())
        .param("revision", cell.revision())
        .param("at", Sql.at(cell.changedAt()))
        .param("by", cell.changedBy())
        .update();
  }

  void place(UUID cell, String position) {
    jdbc.sql("update notebook_cell set position = ? where id = ?").params(position, cell).update();
  }

  void delete(UUID cell, Instant at) {
    jdbc.sql("update notebook_cell set deleted_at = ? where id = ?")
        .params(Sql.at(at), cell)
        .update();
  }

  void deleteAll(UUID notebook, Instant at) {
    jdbc.sql("update notebook_cell set deleted_at = ? where notebook_id = ? and deleted_at is null")
        .params(Sql.at(at), notebook)
        .update();
  }

  /** In order. */
  List<Placed> living(UUID notebook) {
    return jdbc.sql(SELECT + "where notebook_id = ? and deleted_at is null order by position, id")
        .param(notebook)
        .query((row, number) -> placed(row))
        .list();
  }

  /** Deleted ones, too. */
  Optional<Placed> find(UUID notebook, UUID cell) {
    return jdbc.sql(SELECT + "where notebook_id = ? and id = ?")
        .params(notebook, cell)
        .query((row, number) -> placed(row))
        .optional();
  }

  private static Placed placed(ResultSet row) throws SQLException {
    return new Placed(
        new Cell(
            Sql.uuid(row, "id"),
            row.getString("kind"),
            row.getString("name"),
            CellJson.parse(row.getString("content")),
            row.getBoolean("folded"),
            row.getLong("revision"),
            Sql.instant(row, "changed_at"),
            row.getString("changed_by")),
        row.getString("position"),
        Sql.instantOrNull(row, "deleted_at") != null);
  }
}
