package io.fairlead.platform.workspace.persistence;

import io.fairlead.platform.storage.Instants;
import io.fairlead.platform.workspace.Workspace;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads and writes workspaces, in crossing transactions. */
@Component
public class WorkspaceTable {

  private final JdbcClient jdbc;

  WorkspaceTable(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether the name was free. */
  public boolean insert(Workspace workspace) {
    return jdbc.sql(
                "insert into workspace (id, name, title, created_at) values (?, ?, ?, ?)"
                    + " on conflict (name) do nothing")
            .params(
                workspace.id(),
                workspace.name(),
                workspace.title(),
                Instants.toSql(workspace.createdAt()))
            .update()
        == 1;
  }

  public Optional<Workspace> byName(String name) {
    return jdbc.sql("select * from workspace where name = ?")
        .param(name)
        .query(WorkspaceTable::workspace)
        .optional();
  }

  public Optional<Workspace> byId(UUID id) {
    return jdbc.sql("select * from workspace where id = ?")
        .param(id)
        .query(WorkspaceTable::workspace)
        .optional();
  }

  /** All, by name. */
  public List<Workspace> all() {
    return jdbc.sql("select * from workspace order by name")
        .query(WorkspaceTable::workspace)
        .list();
  }

  static Workspace workspace(ResultSet row, int number) throws SQLException {
    return new Workspace(
        row.getObject("id", UUID.class),
        row.getString("name"),
        row.getString("title"),
        Instants.from(row, "created_at"));
  }
}
