package io.fairlead.bench;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RunningPlatform;
import io.fairlead.protocol.client.Endpoint;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * A platform in processes and a folder of its own, with the demo's studies stopped and no agent.
 */
final class BenchPlatform implements AutoCloseable {

  static final String WORKSPACE = "credit";

  private static final String STUDIES = "/api/v1/workspaces/%s/studies";

  private final RunningPlatform platform;
  private final Path folder;

  private BenchPlatform(RunningPlatform platform, Path folder) {
    this.platform = platform;
    this.folder = folder;
  }

  static BenchPlatform start() throws IOException {
    Path folder = Files.createTempDirectory("fairlead-bench");
    BenchPlatform started =
        new BenchPlatform(RunningPlatform.start(folder.resolve("data"), "--slots", "0"), folder);
    for (String workspace : List.of(WORKSPACE, "vision")) {
      String studies = STUDIES.formatted(workspace);
      for (JsonNode study : started.rest().get(studies).json().path("items")) {
        started.rest().post(studies + "/" + study.path("id").asString() + "/stop", "");
      }
    }
    return started;
  }

  RunningPlatform running() {
    return platform;
  }

  RestClient rest() {
    return platform.rest("ada");
  }

  Endpoint flight() {
    return Endpoint.parse(platform.people().path("flight").asString().replace("grpc://", ""));
  }

  String agentToken() throws IOException {
    return Files.readString(platform.data().resolve("agent/token")).strip();
  }

  UUID workspace() {
    for (JsonNode each : rest().get("/api/v1/workspaces").json().path("items")) {
      if (each.path("name").asString().equals(WORKSPACE)) {
        return UUID.fromString(each.path("id").asString());
      }
    }
    throw new IllegalStateException("There is no workspace " + WORKSPACE);
  }

  /** Submits a study of trials that do nothing and returns its id. */
  UUID submitNoop(int trials, int parallelism) {
    RestClient.Answer answer =
        rest()
            .post(
                STUDIES.formatted(WORKSPACE),
                """
                {"trainer": "noop", "parameters": [{"name": "x"}],
                 "objectives": [{"metric": "value", "direction": "MINIMIZE"}],
                 "sampler": {"name": "random"}, "pruner": {"name": "none", "settings": {}},
                 "trials": %d, "parallelism": %d, "maxSteps": 1, "seed": 1,
                 "resources": {"cpus": 1, "gpus": 0, "memoryBytes": 0}}
                """
                    .formatted(trials, parallelism));
    if (answer.status() != 201) {
      throw new IllegalStateException("The study was refused: " + answer.text());
    }
    return UUID.fromString(answer.json().path("id").asString());
  }

  /** The first column of the only row, as the database's superuser, past every rule of rows. */
  double query(String sql, Object... parameters) throws IOException, SQLException {
    try (Connection connection = database();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setObject(i + 1, parameters[i]);
      }
      try (ResultSet rows = statement.executeQuery()) {
        rows.next();
        return rows.getDouble(1);
      }
    }
  }

  private Connection database() throws IOException, SQLException {
    Path home = platform.data().resolve("postgres");
    Properties credentials = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("credentials.properties"))) {
      credentials.load(reader);
    }
    String port = Files.readAllLines(home.resolve("data/postmaster.pid")).get(3).strip();
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:%s/fairlead".formatted(port),
        "fairlead_admin",
        credentials.getProperty("admin"));
  }

  /** The most memory the platform's process has had resident, in MB. */
  double peakResidentMegabytes() throws IOException {
    Path status = Path.of("/proc/%d/status".formatted(platform.process().pid()));
    try (Stream<String> lines = Files.lines(status)) {
      return lines
              .filter(line -> line.startsWith("VmHWM"))
              .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
              .findFirst()
              .orElseThrow()
          / 1024.0;
    }
  }

  void await(String what, RunningPlatform.Condition condition) {
    platform.await(what, Duration.ofMinutes(15), condition);
  }

  @Override
  public void close() throws IOException {
    platform.close();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
