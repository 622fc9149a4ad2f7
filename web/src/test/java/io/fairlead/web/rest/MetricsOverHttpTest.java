package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.fairlead.e2e.RestClient.Answer;
import io.fairlead.e2e.RunningPlatform;
import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Checkpoint;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.apache.arrow.vector.types.pojo.Field;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A trial whose first attempt was lost after its checkpoint, read in every format. */
class MetricsOverHttpTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final String WORKSPACE = "metrics";
  private static final Instant TIME = Instant.parse("2026-01-02T03:04:05.678Z");
  private static final List<String> COLUMNS = List.of("attempt", "step", "metric", "value", "time");

  private static final String PYTHON =
      """
      import json, sys, urllib.request
      import pyarrow as pa
      import pyarrow.flight as flight
      url, port, token, workspace, trial = sys.argv[1:]
      bearer = "Bearer " + token
      client = flight.connect("grpc://127.0.0.1:" + port)
      options = flight.FlightCallOptions(headers=[(b"authorization", bearer.encode())])
      for attempts in (None, "all"):
          ticket = {"kind": "METRICS", "workspace": workspace, "id": trial, "attempts": attempts}
          got = client.do_get(flight.Ticket(json.dumps(ticket).encode()), options).read_all()
          more = "&attempts=all" if attempts else ""
          request = urllib.request.Request(
              url + "?format=arrow" + more, headers={"Authorization": bearer})
          with urllib.request.urlopen(request) as answer:
              over_http = pa.ipc.open_stream(answer).read_all()
          assert over_http.schema == got.schema, (over_http.schema, got.schema)
          assert str(over_http.to_pylist()) == str(got.to_pylist())
          print(got.column_names, got.column("step").to_pylist(), got.column("value").to_pylist())
      """;

  /** Steps 1 and 2 of the first attempt, 3 to 5 of the second, which went on from step 2. */
  private static final List<String> SERIES = new ArrayList<>();

  /** The first attempt's four steps, and the second's. */
  private static final List<String> ALL = new ArrayList<>();

  private static UUID trial;

  @BeforeAll
  static void train() {
    UUID workspace = APPLICATION.workspace(WORKSPACE, "ada");
    try (TrainingClient agent = new TrainingClient(APPLICATION, "node")) {
      TrainingClient.submit(APPLICATION.rest("ada"), WORKSPACE);
      Assignment first = agent.lease(workspace);
      trial = first.trial();
      report(agent, first, 1, 0.5, 0.25, 0.125, 0.0625);
      agent
          .actor(first)
          .upload(ArtifactKind.CHECKPOINT, Checkpoint.artifactName(2), new byte[] {1});
      agent.client.complete(agent.ended(first, Outcome.ABANDONED));
      Assignment second = agent.lease(workspace);
      report(agent, second, 3, 7.0, Double.NaN, Double.POSITIVE_INFINITY);
      agent.client.complete(agent.ended(second, Outcome.COMPLETED));
      SERIES.addAll(List.of(row(first, 1, "0.5"), row(first, 2, "0.25")));
      ALL.addAll(SERIES);
      ALL.addAll(List.of(row(first, 3, "0.125"), row(first, 4, "0.0625")));
      List<String> later =
          List.of(row(second, 3, "7.0"), row(second, 4, "NaN"), row(second, 5, "Infinity"));
      SERIES.addAll(later);
      ALL.addAll(later);
    }
  }

  private static void report(
      TrainingClient agent, Assignment attempt, long firstStep, double... values) {
    try (MetricStream metrics = agent.actor(attempt).metrics(StreamLimits.DEFAULT)) {
      for (int i = 0; i < values.length; i++) {
        metrics.append(firstStep + i, Map.of("value", values[i]), TIME);
      }
      metrics.flush();
    }
  }

  private static String row(Assignment attempt, long step, String value) {
    return "%s|%d|value|%s|%s".formatted(attempt.attempt(), step, value, TIME);
  }

  private static Answer get(String query) {
    return APPLICATION.rest("ada").get(path(query));
  }

  private static String path(String query) {
    return "/api/v1/workspaces/%s/trials/%s/metrics%s".formatted(WORKSPACE, trial, query);
  }

  @Test
  void asJson() {
    assertThat(json(get("?format=json"))).isEqualTo(SERIES);
    assertThat(json(get("?format=json&attempts=all"))).isEqualTo(ALL);
  }

  private static List<String> json(Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("application/json");
    List<String> rows = new ArrayList<>();
    for (JsonNode point : answer.json()) {
      assertThat(point.propertyNames()).containsExactlyElementsOf(COLUMNS);
      rows.add(
          String.join("|", COLUMNS.stream().map(each -> point.path(each).asString()).toList()));
    }
    return rows;
  }

  @Test
  void asCsv() {
    assertThat(csv(get("?format=csv"))).isEqualTo(SERIES);
    assertThat(csv(get("?format=csv&attempts=all"))).isEqualTo(ALL);
  }

  private static List<String> csv(Answer answer) {
    assertThat(answer.header("Content-Type")).startsWith("text/csv");
    List<String> lines = answer.text().lines().toList();
    assertThat(lines.getFirst()).isEqualTo(String.join(",", COLUMNS));
    return lines.stream().skip(1).map(line -> line.replace(',', '|')).toList();
  }

  @Test
  void asArrow() throws Exception {
    assertThat(arrow(get("?format=arrow"))).isEqualTo(values(SERIES));
    assertThat(arrow(get("?format=arrow&attempts=all"))).isEqualTo(values(ALL));
  }

  private static List<String> arrow(Answer answer) throws Exception {
    assertThat(answer.header("Content-Type")).isEqualTo("application/vnd.apache.arrow.stream");
    List<String> rows = new ArrayList<>();
    try (RootAllocator allocator = new RootAllocator();
        ArrowStreamReader reader =
            new ArrowStreamReader(new ByteArrayInputStream(answer.bytes()), allocator)) {
      VectorSchemaRoot root = reader.getVectorSchemaRoot();
      assertThat(root.getSchema().getFields()).extracting(Field::getName).isEqualTo(COLUMNS);
      while (reader.loadNextBatch()) {
        for (int row = 0; row < root.getRowCount(); row++) {
          StringBuilder line = new StringBuilder();
          for (FieldVector column : root.getFieldVectors().subList(0, 4)) {
            line.append(column.getObject(row)).append('|');
          }
          rows.add(line.toString());
        }
      }
    }
    return rows;
  }

  /** All but the time, whose form is each format's own. */
  private static List<String> values(List<String> rows) {
    return rows.stream().map(row -> row.substring(0, row.lastIndexOf('|') + 1)).toList();
  }

  @Test
  void anotherFormatIsRefused() {
    Answer answer = get("?format=xml");
    assertThat(answer.status()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
    assertThat(get("?attempts=some").status()).isEqualTo(400);
  }

  @Test
  void pyarrowReadsBothStreams() throws Exception {
    Path python = RunningPlatform.checkout().resolve(".fairlead/ray-venv/bin/python");
    assumeThat(python)
        .as("pyarrow can't be tried without a Python that has it: ./fairlead test installs one")
        .isExecutable();
    Process script =
        new ProcessBuilder(
                python.toString(),
                "-c",
                PYTHON,
                APPLICATION.url() + path(""),
                Integer.toString(APPLICATION.flight().addresses().getFirst().port()),
                APPLICATION.issue("ada", Duration.ofDays(1)),
                WORKSPACE,
                trial.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(script.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
        .isEqualTo(
            """
            ['attempt', 'step', 'metric', 'value', 'time'] [1, 2, 3, 4, 5] [0.5, 0.25, 7.0, nan, inf]
            ['attempt', 'step', 'metric', 'value', 'time'] [1, 2, 3, 4, 3, 4, 5] [0.5, 0.25, 0.125, 0.0625, 7.0, nan, inf]
            """);
  }
}
