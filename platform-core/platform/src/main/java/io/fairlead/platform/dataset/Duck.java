package io.fairlead.platform.dataset;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.DoubleConsumer;
import org.duckdb.DuckDBPreparedStatement;

/**
 * A DuckDB of its own that reaches one folder and nothing else, with bounded memory. One thread, so
 * that the same input gives the same bytes.
 */
final class Duck implements AutoCloseable {

  private final Connection connection;

  private Duck(Connection connection) {
    this.connection = connection;
  }

  /**
   * @param folder all it may read and write
   */
  static Duck in(Path folder) throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("jdbc_stream_results", "true");
    Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
    try (Statement statement = connection.createStatement()) {
      for (String setting :
          List.of(
              "memory_limit = '256MB'",
              "threads = 1",
              "temp_directory = " + text(folder.resolve("spill").toString()),
              "allowed_directories = [" + text(folder + "/") + "]",
              "autoinstall_known_extensions = false",
              "autoload_known_extensions = false",
              "enable_progress_bar = true",
              "enable_progress_bar_print = false",
              "enable_external_access = false",
              "lock_configuration = true")) {
        statement.execute("set " + setting);
      }
      return new Duck(connection);
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  Connection connection() {
    return connection;
  }

  <T> T query(String sql, RowReader<T> reader) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      return reader.read(rows);
    }
  }

  /** Runs a long statement and tells how far it is. */
  void execute(String sql, DoubleConsumer progress) throws SQLException {
    try (DuckDBPreparedStatement statement =
        (DuckDBPreparedStatement) connection.prepareStatement(sql)) {
      FutureTask<Boolean> work = new FutureTask<>(statement::execute);
      Thread.ofPlatform().daemon().name("dataset").start(work);
      while (!isDone(work)) {
        double percent = statement.getQueryProgress().getPercentage();
        progress.accept(Math.clamp(percent / 100, 0, 1));
      }
    }
  }

  private static boolean isDone(FutureTask<Boolean> work) throws SQLException {
    try {
      work.get(200, TimeUnit.MILLISECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException cause) {
        throw cause;
      }
      throw new SQLException(e.getCause());
    } catch (InterruptedException | CancellationException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("Interrupted.", e);
    }
  }

  static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  static String name(String column) {
    return "\"" + column.replace("\"", "\"\"") + "\"";
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }

  /** Reads a result. */
  @FunctionalInterface
  interface RowReader<T> {
    T read(ResultSet rows) throws SQLException;
  }
}
