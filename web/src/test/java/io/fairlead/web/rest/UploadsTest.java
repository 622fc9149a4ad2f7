package io.fairlead.web.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.e2e.RestClient;
import io.fairlead.e2e.RestClient.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Data sets by multipart upload: stored when good, refused with the place when not. */
class UploadsTest {

  private static final RunningApplication APPLICATION = RunningApplication.get();
  private static final UUID WORKSPACE = APPLICATION.workspace("uploads", "ada");
  private static final String DATASETS = "/api/v1/workspaces/uploads/datasets";
  private static final String GOOD = "a,b,c\n1,x,\n2,y,3\n";

  private final RestClient ada = APPLICATION.rest("ada");

  @Test
  void aCsvFileBecomesADataSetOnce() {
    Answer made = upload("plain", "plain.csv", text(GOOD), Map.of("target", "b"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    JsonNode dataset = made.json();
    assertThat(made.header("Location")).isEqualTo(DATASETS + "/" + dataset.path("id").asString());
    assertThat(dataset.path("rows").asLong()).isEqualTo(2);
    assertThat(dataset.path("target").asString()).isEqualTo("b");
    assertThat(dataset.path("columns").findValuesAsString("type"))
        .containsExactly("integer", "text", "integer");
    assertThat(ada.get(DATASETS + "/plain").json()).isEqualTo(dataset);

    Answer again = upload("plain", "plain.csv", text(GOOD), Map.of("target", "b"));
    assertThat(again.json().path("id")).isEqualTo(dataset.path("id"));
    Answer other = upload("plain", "plain.csv", text(GOOD + "3,x,1\n"), Map.of("target", "b"));
    assertProblem(other, "name", "plain");
  }

  @Test
  void aParquetFileKeepsItsTypes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("types.parquet");
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(
          "copy (select i, i / 3.0 as third, i %% 2 = 0 as even from range(1000) r(i)) to '%s'"
              .formatted(file));
    }
    Answer made =
        upload("types", "types.parquet", Files.readAllBytes(file), Map.of("target", "even"));
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().path("rows").asLong()).isEqualTo(1000);
    assertThat(made.json().path("columns").findValuesAsString("type"))
        .containsExactly("integer", "number", "boolean");
  }

  @Test
  void whatIsWrongIsSaidWithItsPlaceAndNothingIsStored() throws IOException {
    String before = stored();
    assertProblem(
        upload("bad", "bad.csv", text("a,b\n1,2\n3\n"), Map.of()), "file", "line 3, column 2");
    assertProblem(
        upload("bad", "bad.csv", text("a,b\n1,2\n3,\"4\n"), Map.of()), "file", "line 3, column 2");
    assertProblem(upload("bad", "bad.csv", new byte[0], Map.of()), "file", "empty");
    byte[] latin = "a,b\n1,x\n2,Gr\u00fc\u00dfe\n".getBytes(StandardCharsets.ISO_8859_1);
    assertProblem(upload("bad", "bad.csv", latin, Map.of()), "file", "line 3, column 2");
    assertProblem(upload("bad", "bad.parquet", text("no Parquet"), Map.of()), "file", "Parquet");
    assertProblem(
        upload("bad", "bad.csv", text(GOOD), Map.of("target", "nothing")), "target", "a, b, c");
    assertProblem(
        upload("bad", "bad.csv", text(GOOD), Map.of("target", "b", "sensitive", "nothing")),
        "sensitive",
        "nothing");
    assertProblem(
        upload("bad", "bad.csv", text(GOOD), Map.of("colour", "blue")), "colour", "target");
    assertProblem(upload("no/slash", "bad.csv", text(GOOD), Map.of()), "name", "no/slash");
    assertThat(stored()).isEqualTo(before);
  }

  /** What a workspace's people see, its snapshots, and drafts that were forgotten. */
  private String stored() throws IOException {
    StringBuilder all = new StringBuilder(ada.get(DATASETS).text());
    for (Path folder :
        new Path[] {
          APPLICATION.data().resolve("content").resolve(WORKSPACE.toString()),
          APPLICATION.data().resolve("tmp")
        }) {
      if (Files.exists(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files.sorted().forEach(file -> all.append(file).append('\n'));
        }
      }
    }
    return all.toString();
  }

  private static void assertProblem(Answer answer, String field, String says) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    RoutesTest.assertProblem(answer);
    assertThat(answer.json().path("field").asString()).isEqualTo(field);
    assertThat(answer.text()).contains(says);
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private Answer upload(String name, String fileName, byte[] file, Map<String, String> fields) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    Map<String, String> parts = new TreeMap<>(fields);
    parts.put("name", name);
    parts.forEach(
        (field, value) ->
            body.writeBytes(
                text(
                    "--cut\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n%s\r\n"
                        .formatted(field, value))));
    body.writeBytes(
        text(
            "--cut\r\nContent-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\n\r\n"
                .formatted(fileName)));
    body.writeBytes(file);
    body.writeBytes(text("\r\n--cut--\r\n"));
    return ada.send(
        ada.request(DATASETS)
            .header("Content-Type", "multipart/form-data; boundary=cut")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray())));
  }
}
