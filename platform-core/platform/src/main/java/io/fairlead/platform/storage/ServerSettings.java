package io.fairlead.platform.storage;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The embedded server's settings: durable before all, then modest with memory. */
final class ServerSettings {

  /** What "acknowledged is durable" rests on. */
  private static final Map<String, String> DURABLE =
      Map.of("fsync", "on", "synchronous_commit", "on", "full_page_writes", "on");

  private static final Map<String, String> MODEST = new LinkedHashMap<>();

  static {
    MODEST.put("listen_addresses", "127.0.0.1");
    MODEST.put("unix_socket_directories", "");
    MODEST.put("password_encryption", "scram-sha-256");
    MODEST.put("max_connections", "60");
    MODEST.put("shared_buffers", "96MB");
    MODEST.put("random_page_cost", "1.1"); // a solid-state disk: few rows of many by their index
    MODEST.put("work_mem", "8MB");
    MODEST.put("maintenance_work_mem", "64MB");
    MODEST.put("max_wal_size", "1GB");
    MODEST.put("checkpoint_timeout", "10min");
    MODEST.put("max_parallel_workers_per_gather", "0");
    MODEST.put("jit", "off");
    MODEST.put("huge_pages", "off");
    MODEST.put("timezone", "UTC");
    MODEST.put("log_timezone", "UTC");
  }

  private ServerSettings() {}

  static List<String> arguments(Path data, int port) {
    List<String> arguments = new ArrayList<>(List.of("-D", data.toString(), "-p", "" + port));
    DURABLE.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    MODEST.forEach((name, value) -> arguments.addAll(List.of("-c", name + "=" + value)));
    return arguments;
  }

  /** Waiting for standbys, too, or for their memory alone, is as durable here. */
  private static final Set<String> AS_DURABLE = Set.of("remote_apply", "remote_write", "local");

  /** Refuses a server that could lose what it acknowledged, whoever configured it. */
  static void checkDurable(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (Map.Entry<String, String> wanted : DURABLE.entrySet()) {
        try (ResultSet answer =
            statement.executeQuery("select current_setting('%s')".formatted(wanted.getKey()))) {
          answer.next();
          String set = answer.getString(1);
          if (!wanted.getValue().equals(set) && !AS_DURABLE.contains(set)) {
            throw new StorageUnavailableException(
                "PostgreSQL runs with %s=%s: what it acknowledges could be lost."
                    .formatted(wanted.getKey(), answer.getString(1)),
                "Set %s=%s and start again.".formatted(wanted.getKey(), wanted.getValue()));
          }
        }
      }
    }
  }
}
