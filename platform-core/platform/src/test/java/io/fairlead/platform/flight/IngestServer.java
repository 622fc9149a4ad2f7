package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.IngestFixture;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.SharedDatabase;
import io.fairlead.platform.storage.TestServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * The ingest's own process: prints {@code ready PORT} and a token a line, then answers {@code
 * count} with the points in the database and the resident memory in kB, until its input ends.
 */
public final class IngestServer {

  private IngestServer() {}

  /** Arguments: a database as {@link SharedDatabase} describes it, or none for a new server. */
  public static void main(String[] arguments) throws IOException {
    Database database =
        arguments.length > 0 ? SharedDatabase.open(arguments[0]) : TestServer.freshDatabase();
    try (DoorFixture door = new DoorFixture(new IngestFixture(database), 0)) {
      UUID workspace = door.platform.newWorkspace();
      System.out.println("ready " + door.port());
      BufferedReader commands =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      for (String command = commands.readLine(); command != null; command = commands.readLine()) {
        System.out.println(
            switch (command) {
              case "attempt" -> {
                AttemptKey attempt = door.platform.newTrial(workspace);
                yield door.token(attempt);
              }
              default -> points(door, workspace) + " " + residentKb();
            });
      }
    }
    System.exit(0);
  }

  private static long points(DoorFixture door, UUID workspace) {
    return door.platform
        .transactions()
        .in(
            workspace,
            () ->
                door.platform
                    .jdbc()
                    .sql("select coalesce(sum(row_count), 0) from metric_batch")
                    .query(Long.class)
                    .single());
  }

  private static String residentKb() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmRSS") || line.startsWith("VmHWM"))
        .map(line -> line.replaceAll("\\D+", ""))
        .reduce((high, now) -> now + " " + high)
        .orElse("0");
  }
}
