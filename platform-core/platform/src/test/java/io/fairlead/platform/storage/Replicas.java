package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;

/** What replicas have, on a database of the tests' own server. */
public final class Replicas {

  private Replicas() {}

  /** The same database, as platforms see it that share it. */
  public static Database shared(Database database) {
    return new Database(
        database.server(),
        database.name(),
        database.options(),
        database.owner(),
        database.app(),
        null,
        database.connections());
  }

  /** What keeps them from doing the same at once. */
  public static OneAtATime of(Database database) {
    return new OneAtATime(shared(database));
  }

  /** The data folder of one. */
  public static DataDirectory directory(Path home, Database database) throws IOException {
    return new DataDirectory(home, shared(database), Clock.systemUTC());
  }
}
