package io.fairlead.platform.storage;

/** Hands a test's database to another process. */
public final class SharedDatabase {

  private SharedDatabase() {}

  public static String describe(Database database) {
    Credentials secrets = database.credentials();
    return String.join(
        " ",
        database.host(),
        Integer.toString(database.port()),
        database.name(),
        secrets.admin(),
        secrets.owner(),
        secrets.app());
  }

  public static Database open(String description) {
    String[] parts = description.split(" ", -1);
    return new Database(
        parts[0],
        Integer.parseInt(parts[1]),
        parts[2],
        new Credentials(parts[3], parts[4], parts[5]));
  }
}
