package io.fairlead.platform.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fairlead.platform.metrics.Batches;
import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.IngestFixture;
import io.fairlead.platform.metrics.MetricExport;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.workspace.Role;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Python client that knows nothing of ours reads the Flight stream and the exported one. */
class PyarrowTest {

  private static final String SCRIPT =
      """
      import json, sys
      import pyarrow as pa
      import pyarrow.flight as flight
      port, token, workspace, trial, exported = sys.argv[1:]
      client = flight.connect("grpc://127.0.0.1:" + port)
      options = flight.FlightCallOptions(headers=[(b"authorization", b"Bearer " + token.encode())])
      ticket = json.dumps({"kind": "METRICS", "workspace": workspace, "id": trial}).encode()
      read = client.do_get(flight.Ticket(ticket), options).read_all()
      assert read.schema.field("metric").type == pa.string(), read.schema
      with pa.OSFile(exported, "rb") as source:
          assert pa.ipc.open_stream(source).read_all().equals(read)
      print(read.column_names, read.num_rows, read.column("value").to_pylist())
      """;

  @Test
  void pyarrowReadsFlightAndExport(@TempDir Path folder) throws Exception {
    Path python = python();
    assumeThat(python)
        .as("pyarrow can't be tried without a Python that has it: set FAIRLEAD_PYTHON")
        .isExecutable();
    Database database = TestServer.freshDatabase();
    try (BufferAllocator allocator = new RootAllocator();
        DoorFixture door = new DoorFixture(new IngestFixture(database), 0)) {
      AttemptKey attempt = door.platform.newTrial(door.platform.newWorkspace());
      try (VectorSchemaRoot batch =
          Batches.metrics(
              allocator, List.of(new Point(1, "loss", 0.5), new Point(2, "loss", 0.25)))) {
        door.platform.ingest().metrics(attempt, Batches.header(0), batch).join();
      }
      Path exported = folder.resolve("points.arrows");
      try (ArrowReader points =
              door.platform.metrics().read(attempt.workspace(), attempt.trial(), false, allocator);
          OutputStream out = Files.newOutputStream(exported)) {
        MetricExport.ARROW.write(points, out);
      }
      Process script =
          new ProcessBuilder(
                  python.toString(),
                  "-c",
                  SCRIPT,
                  Integer.toString(door.port()),
                  door.person(attempt.workspace(), Role.RESEARCHER),
                  attempt.workspace().toString(),
                  attempt.trial().toString(),
                  exported.toString())
              .redirectErrorStream(true)
              .start();
      assertThat(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("['attempt', 'step', 'metric', 'value', 'time'] 2 [0.5, 0.25]");
    } finally {
      TestServer.drop(database);
    }
  }

  private static Path python() {
    String named = System.getenv("FAIRLEAD_PYTHON");
    if (named != null) {
      return Path.of(named);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder.getParent() != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    return folder.resolve(".fairlead/ray-venv/bin/python");
  }
}
