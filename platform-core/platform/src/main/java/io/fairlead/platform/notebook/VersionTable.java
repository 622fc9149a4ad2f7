package io.fairlead.platform.notebook;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of versions, inside a transaction of their workspace. */
@Component
class VersionTable {

  private final JdbcClient jdbc;

  VersionTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Keeps {@code notebook} as the next version, while it is locked. */
  Version insert(Notebook notebook, String label, Instant at, String by) {
    int number = newest(notebook.id()).map(Version::number).orElse(0) + 1;
    Version version = new Version(Ids.next(), number, label, notebook.cells().size(), at, by);
    jdbc.sql(
            """
            insert into notebook_version (id, workspace_id, notebook_id, number, label, title, cells,
              cell_count, created_at, created_by)
            values (:id, current_workspace(), :notebook, :number, :label, :title, :cells, :count, :at,
              :by)
            """)
        .param("id", version.id())
        .param("notebook", notebook.id())
        .param("number", number)
        .param("label", label)
        .param("title", notebook.title())
        .param("cells", json(notebook.cells()))
        .param("count", version.cells())
        .param("at", Sql.at(at))
        .param("by", by)
        .update();
    return version;
  }

  /** Newest first. */
  List<Version> list(UUID notebook) {
    return jdbc.sql("select * from notebook_version where notebook_id = ? order by number desc")
        .param(notebook)
        .query((row, number) -> version(row))
        .list();
  }

  Optional<Version> newest(UUID notebook) {
    return jdbc.sql(
            "select * from notebook_version where notebook_id = ? order by number desc limit 1")
        .param(notebook)
        .query((row, number) -> version(row))
        .optional();
  }

  /** The notebook as it was, changed last by who kept it. */
  Optional<Notebook> find(Notebook now, int number) {
    return jdbc.sql("select * from notebook_version where notebook_id = ? and number = ?")
        .params(now.id(), number)
        .query(
            (row, index) ->
                new Notebook(
                    now.id(),
                    row.getString("title"),
                    cells(row.getString("cells")),
                    now.createdAt(),
                    now.createdBy(),
                    Sql.instant(row, "created_at"),
                    row.getString("created_by")))
        .optional();
  }

  private static Version version(ResultSet row) throws SQLException {
    return new Version(
        Sql.uuid(row, "id"),
        row.getInt("number"),
        row.getString("label"),
        row.getInt("cell_count"),
        Sql.instant(row, "created_at"),
        row.getString("created_by"));
  }

  private static String json(List<Cell> cells) {
    return JsonMapper.shared()
        .writeValueAsString(
            cells.stream()
                .map(
                    cell -> {
                      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
                      fields.put("id", cell.id().toString());
                      fields.put("kind", cell.kind());
                      fields.put("name", cell.name());
                      fields.put("folded", cell.folded());
                      fields.put("revision", cell.revision());
                      fields.put("changedAt", cell.changedAt().toString());
                      fields.put("changedBy", cell.changedBy());
                      fields.put("content", cell.content());
                      return fields;
                    })
                .toList());
  }

  private static List<Cell> cells(String json) {
    List<Cell> cells = new ArrayList<>();
    for (JsonNode each : JsonMapper.shared().readTree(json)) {
      cells.add(
          new Cell(
              UUID.fromString(each.path("id").asString()),
              each.path("kind").asString(),
              each.path("name").isNull() ? null : each.path("name").asString(),
              each.path("content"),
              each.path("folded").asBoolean(),
              each.path("revision").asLong(),
              Instant.parse(each.path("changedAt").asString()),
              each.path("changedBy").asString()));
    }
    return cells;
  }
}
