package io.fairlead.platform.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/** Work of several transactions, or of files, that one platform at a time may do. */
@Component
public final class OneAtATime {

  private final Database database;

  OneAtATime(Database database) {
    this.database = database;
  }

  /** Waits until no other platform on the database does the work of that name, then does it. */
  public <T> T during(String name, Supplier<T> work) {
    if (!database.isShared()) {
      return work.get();
    }
    try (Connection connection = database.connect(database.app());
        PreparedStatement lock =
            connection.prepareStatement("select pg_advisory_lock(hashtextextended(?, 4))")) {
      lock.setString(1, name);
      lock.execute(); // until the connection ends, however that comes
      return work.get();
    } catch (SQLException e) {
      throw new StorageUnavailableException(
          "It could not be asked whether another platform is at work on '%s': %s."
              .formatted(name, e.getMessage()),
          "See whether the database runs.",
          e);
    }
  }
}
