package io.fairlead.platform.storage;

/** Hands a test's database to another process. */
public final class SharedDatabase {

  private SharedDatabase() {}

  public static String describe(Database database) {
    return String.join(
        " ",
        database.server(),
        database.name(),
        database.owner().password(),
        database.app().password());
  }

  public static Database open(String description) {
    String[] parts = description.split(" ", -1);
    return new Database(
        parts[0],
        parts[1],
        "",
        new Login(Database.OWNER, parts[2]),
        new Login(Database.APP, parts[3]),
        null,
        Database.CONNECTIONS);
  }
}
