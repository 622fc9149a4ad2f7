package io.fairlead.platform.sharing;

import io.fairlead.platform.storage.Ids;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Fills each table of a workspace with a row, past every rule, as an administrator could. */
final class EveryTable {

  private static final String TABLES =
      """
      select c.relname, c.relispartition from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('r', 'p') and c.relrowsecurity order by c.relname
      """;

  private final Connection admin;

  EveryTable(Connection admin) throws SQLException {
    this.admin = admin;
    execute("set session_replication_role = replica"); // no foreign keys, no triggers
    execute(
        """
        do $$ declare c record; begin
          for c in select conrelid::regclass as t, conname from pg_constraint
            where contype = 'c' and connamespace = 'public'::regnamespace and conislocal
          loop execute format('alter table %s drop constraint %I', c.t, c.conname); end loop;
        end $$""");
  }

  /** The ids by which the rows of one study and one notebook hang together. */
  record Things(
      UUID workspace, UUID study, UUID trial, UUID attempt, UUID notebook, String digest) {

    static Things fresh(UUID workspace) {
      return new Things(
          workspace, Ids.next(), Ids.next(), Ids.next(), Ids.next(), Ids.next().toString());
    }
  }

  /** The tables that have row-level security. */
  List<String> names() throws SQLException {
    return names(true);
  }

  private List<String> names(boolean partitions) throws SQLException {
    List<String> names = new ArrayList<>();
    try (Statement statement = admin.createStatement();
        ResultSet found = statement.executeQuery(TABLES)) {
      while (found.next()) {
        if (partitions || !found.getBoolean(2)) {
          names.add(found.getString(1));
        }
      }
    }
    return names;
  }

  /** A row in each table but {@code share}; {@code number} tells them apart where ids don't. */
  void fill(Things things, int number) throws SQLException {
    for (String table : names(false)) {
      if (!table.equals("share")) {
        insert(table, things, number);
      }
    }
  }

  private void insert(String table, Things things, int number) throws SQLException {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    try (PreparedStatement statement =
        admin.prepareStatement(
            """
            select column_name, data_type from information_schema.columns
            where table_schema = 'public' and table_name = ? and is_nullable = 'NO'
              and column_default is null and is_generated = 'NEVER' and is_identity = 'NO'
              or table_schema = 'public' and table_name = ? and column_name in ('environment', 'workspace_id')
            """)) {
      statement.setString(1, table);
      statement.setString(2, table);
      try (ResultSet column = statement.executeQuery()) {
        while (column.next()) {
          columns.add(column.getString(1));
          values.add(value(table, column.getString(1), column.getString(2), things, number));
        }
      }
    }
    execute(
        "insert into %s (%s) values (%s)"
            .formatted(table, String.join(", ", columns), String.join(", ", values)));
  }

  private static String value(String table, String column, String type, Things things, int number) {
    return switch (column) {
      case "workspace_id" -> quoted(things.workspace());
      case "study_id" -> quoted(things.study());
      case "trial_id" -> quoted(things.trial());
      case "attempt_id" -> quoted(things.attempt());
      case "notebook_id" -> quoted(things.notebook());
      case "environment" -> quoted(things.digest());
      case "digest" -> quoted(things.digest());
      case "id" ->
          quoted(
              switch (table) {
                case "study" -> things.study();
                case "trial" -> things.trial();
                case "attempt" -> things.attempt();
                case "notebook" -> things.notebook();
                default -> Ids.next();
              });
      default ->
          switch (type) {
            case "uuid" -> quoted(Ids.next());
            case "text" -> quoted(Ids.next());
            case "jsonb" -> "'{}'";
            case "bytea" -> "''";
            case "boolean" -> "false";
            case "ARRAY" -> "'{}'";
            case "date" -> "current_date";
            case "timestamp with time zone" -> "now() + interval '%d days'".formatted(number);
            default -> Integer.toString(number);
          };
    };
  }

  private static String quoted(Object value) {
    return "'" + value + "'";
  }

  private void execute(String command) throws SQLException {
    try (Statement statement = admin.createStatement()) {
      statement.execute(command);
    }
  }
}
