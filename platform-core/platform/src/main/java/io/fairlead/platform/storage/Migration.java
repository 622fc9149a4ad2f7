package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;

/**
 * Brings the tables up to date, one replica at a time: whoever comes second waits, then finds
 * nothing to do.
 *
 * @see <a href="../../../../../../../../docs/adr/replicas.md">the decision</a>
 */
final class Migration {

  private Migration() {}

  static void run(Database database) {
    try (Connection owner = database.connect(database.owner());
        Statement statement = owner.createStatement()) {
      statement.execute("select pg_advisory_lock(hashtextextended('migrate', 0))"); // to its end
      Flyway flyway =
          Flyway.configure()
              .dataSource(database.url(), database.owner().user(), database.owner().password())
              .load();
      MigrationInfo[] all = flyway.info().all();
      Releases releases = Releases.ofThisProgram(last(all));
      if (Arrays.stream(all).anyMatch(Migration::isUnknown)) {
        releases.check(owner);
      }
      flyway.migrate();
      releases.note(owner);
    } catch (FlywayException | SQLException e) {
      throw new StorageUnavailableException(
          "The tables could not be brought up to date: " + e.getMessage() + ".",
          "Start the version that wrote this data, or start with another data folder.",
          e);
    }
  }

  private static boolean isUnknown(MigrationInfo migration) {
    return migration.getState().isApplied() && !migration.getState().isResolved();
  }

  private static int last(MigrationInfo[] all) {
    return Arrays.stream(all)
        .filter(each -> each.getState().isResolved() && each.isVersioned())
        .mapToInt(each -> each.getVersion().getMajor().intValue())
        .max()
        .orElseThrow();
  }
}
