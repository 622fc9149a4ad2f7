package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.EarlyAcknowledgement;
import io.fairlead.platform.metrics.IngestFixture;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.SharedDatabase;
import java.io.IOException;
import java.util.UUID;

/** A platform in a process of its own, to be killed; prints its port. */
final class CrashingPlatform {

  private CrashingPlatform() {}

  /**
   * Arguments: the database, the attempt's five parts, whether to acknowledge before the commit.
   */
  public static void main(String[] arguments) throws IOException {
    Database database = SharedDatabase.open(arguments[0]);
    AttemptKey attempt =
        new AttemptKey(
            UUID.fromString(arguments[1]),
            UUID.fromString(arguments[2]),
            UUID.fromString(arguments[3]),
            UUID.fromString(arguments[4]),
            Integer.parseInt(arguments[5]));
    IngestFixture platform =
        Boolean.parseBoolean(arguments[6])
            ? EarlyAcknowledgement.platform(database)
            : new IngestFixture(database);
    DoorFixture door = new DoorFixture(platform, 0);
    door.token(attempt);
    System.out.println("ready " + door.port());
    while (System.in.read() >= 0) {}
    Runtime.getRuntime().halt(0); // the test is gone
  }
}
