package io.fairlead.platform.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.Float4Vector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.UInt2Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.dictionary.DictionaryEncoder;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.ipc.ArrowFileWriter;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.ArrowWriter;
import org.apache.arrow.vector.types.pojo.DictionaryEncoding;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@PlatformTest
class AuditsTest {

  private static final String ROWS =
      """
      y,s,sex,age
      1,0.9,f,20
      0,0.2,f,70
      1,0.4,m,30
      0,0.8,m,25
      1,0.7,m,60
      """;
  private static final String SPEC =
      """
      {"label": "y", "score": "s", "sensitive": ["sex"], "positive": 1}""";

  @TempDir Path folder = Path.of("");

  private final Audits audits;
  private final Workspaces workspaces;
  private final io.fairlead.platform.storage.Transactions transactions;
  private final JdbcClient jdbc;
  private UUID workspace = Ids.next();

  AuditsTest(
      Audits audits,
      Workspaces workspaces,
      io.fairlead.platform.storage.Transactions transactions,
      JdbcClient jdbc) {
    this.audits = audits;
    this.workspaces = workspaces;
    this.transactions = transactions;
    this.jdbc = jdbc;
  }

  @BeforeEach
  void makeWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
  }

  private NewAudit compute(String spec, byte[] file) throws IOException {
    Path path = Files.write(folder.resolve(Ids.next() + ".bin"), file);
    return audits.ofUpload(
        workspace, AuditSpecJson.read(spec.getBytes(StandardCharsets.UTF_8)), path, "p.csv");
  }

  private NewAudit compute(String spec, String csv) throws IOException {
    return compute(spec, csv.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void anAuditIsKeptAsItWasMadeAndInItsWorkspaceAlone() throws IOException {
    Audit made = audits.store(workspace, compute(SPEC, ROWS), Actor.PLATFORM);
    assertThat(audits.find(workspace, made.id())).contains(made);
    assertThat(audits.list(workspace, null, 10).items()).containsExactly(made);
    assertThat(made.spec().reference()).containsEntry("sex", "m");
    assertThat(made.digest()).matches("[0-9a-f]{64}");
    UUID other = FreshWorkspaces.one(workspaces);
    assertThat(audits.find(other, made.id())).isEmpty();
    assertThat(audits.reopen(other, made.id())).isEmpty();
    assertThat(audits.list(other, null, 10).items()).isEmpty();
    assertThat(events()).containsExactly("fairness.audited");
  }

  private List<String> events() {
    return transactions.in(
        workspace,
        () ->
            jdbc.sql("select kind from event where kind like 'fairness.%'")
                .query(String.class)
                .list());
  }

  @Test
  void noAuditCanBeChangedOrRemoved() throws IOException {
    Audit made = audits.store(workspace, compute(SPEC, ROWS), Actor.PLATFORM);
    for (String change :
        List.of("update fairness_audit set result = ''", "delete from fairness_audit")) {
      assertThatThrownBy(() -> transactions.in(workspace, () -> jdbc.sql(change).update()))
          .hasStackTraceContaining("permission denied");
    }
    assertThat(audits.find(workspace, made.id())).contains(made);
  }

  @Test
  void theSameInputGivesTheSameBytes() throws IOException {
    NewAudit first = compute(SPEC, ROWS);
    NewAudit second = compute(SPEC, ROWS);
    assertThat(second.result()).isEqualTo(first.result());
    assertThat(second.digest()).isEqualTo(first.digest());
    assertThat(second.observations()).isEqualTo(first.observations());
  }

  @Test
  void theRowsCanBeAskedAtAnotherThreshold() throws IOException {
    Audit made = audits.store(workspace, compute(SPEC, ROWS), Actor.PLATFORM);
    var reopened = audits.reopen(workspace, made.id()).orElseThrow();
    assertThat(AuditJson.of(reopened.at(0.5, OptionalInt.empty()))).isEqualTo(made.result());
    AuditFigures all = reopened.at(0, OptionalInt.empty());
    assertThat(all.between().get("demographic_parity_difference").value()).isZero();
  }

  @Test
  void groupsCanBeDerivedAndCrossed() throws IOException {
    String spec =
        """
        {"label": "y", "score": "s", "threshold": 0.6, "sensitive": [
          {"column": "sex", "map": {"f": "female"}, "other": "male"},
          {"column": "age", "as": "age_group", "bins": [25, 60]}],
         "reference": {"sex": "male", "age_group": "25 to under 60"}}""";
    Audit made = audits.store(workspace, compute(spec, ROWS), Actor.PLATFORM);
    JsonNode result = JsonMapper.shared().readTree(made.result());
    assertThat(result.path("groups")).hasSize(6);
    assertThat(result.path("groups").get(5).path("group").path("sex").asString()).isEqualTo("male");
    assertThat(result.path("reference").path("age_group").asString()).isEqualTo("25 to under 60");
    // what was stored can be read and asked again
    assertThat(audits.find(workspace, made.id()).orElseThrow().spec()).isEqualTo(made.spec());
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void arrowGivesTheSameAsCsv(boolean stream) throws IOException {
    Path file = folder.resolve("p.arrow");
    try (BufferAllocator allocator = new RootAllocator();
        BigIntVector label = new BigIntVector("y", allocator);
        Float8Vector score = new Float8Vector("s", allocator);
        VarCharVector sex = new VarCharVector("sex", allocator);
        OutputStream out = Files.newOutputStream(file)) {
      String[] lines = ROWS.lines().skip(1).toArray(String[]::new);
      for (int i = 0; i < lines.length; i++) {
        String[] fields = lines[i].split(",");
        label.setSafe(i, Long.parseLong(fields[0]));
        score.setSafe(i, Double.parseDouble(fields[1]));
        sex.setSafe(i, fields[2].getBytes(StandardCharsets.UTF_8));
      }
      try (VectorSchemaRoot root = VectorSchemaRoot.of(label, score, sex);
          ArrowWriter writer =
              stream
                  ? new ArrowStreamWriter(root, null, out)
                  : new ArrowFileWriter(root, null, java.nio.channels.Channels.newChannel(out))) {
        root.setRowCount(lines.length);
        writer.start();
        writer.writeBatch();
        writer.end();
      }
    }
    assertThat(compute(SPEC, Files.readAllBytes(file)).result())
        .isEqualTo(compute(SPEC, ROWS).result());
  }

  @Test
  void csvMayBeQuotedSeparatedBySemicolonsAndMarked() throws IOException {
    String other =
        "\uFEFF" + ROWS.replace(",", ";").replace(";f;", ";\"f\";").replace("\n", "\r\n") + "\r\n";
    assertThat(compute(SPEC, other).result()).isEqualTo(compute(SPEC, ROWS).result());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "1,0.9,f,20 | 1,high,f,20 | line 2, column 's': 'high'",
        "1,0.9,f,20 | 1,NaN,f,20 | line 2, column 's': 'NaN'",
        "0,0.2,f,70 | 0,,f,70 | line 3, column 's': nothing",
        "0,0.2,f,70 | 0,0.2,f | line 3: 3 fields",
        "0,0.2,f,70 | 0,0.2,\"f,70 | stays open",
        "y,s,sex,age | y,t,sex,age | Choose one of y, t, sex, age",
        "y,s,sex,age | label,s,sex,age | Choose one of label, s, sex, age",
      })
  void whatIsWrongIsSaidWithItsPlace(String good, String bad, String says) {
    assertThatThrownBy(() -> compute(SPEC, ROWS.replace(good, bad)))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(says);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"label\":\"y\",\"sensitive\":[\"sex\"]} | score",
        "{\"label\":\"y\",\"score\":\"s\",\"prediction\":\"s\",\"sensitive\":[\"sex\"]} | score",
        "{\"score\":\"s\",\"sensitive\":[\"sex\"]} | label",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[]} | sensitive",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[\"zip\"]} | sensitive",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[\"sex\",\"sex\"]} | sensitive",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[\"sex\"],\"reference\":\"x\"} | reference",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[\"sex\"],\"positive\":7} | positive",
        "{\"label\":\"age\",\"score\":\"s\",\"sensitive\":[\"sex\"]} | positive",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[null]} | sensitive[0]",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[{\"column\":\"age\",\"bins\":[null]}]} | bins[0]",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[{\"column\":\"age\",\"bins\":[3],\"labels\":[null,\"x\"]}]} | labels[0]",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[{\"column\":\"sex\",\"map\":{\"f\":null}}]} | map.f",
        "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[\"sex\"],\"treshold\":1} | treshold",
      })
  void whatIsAskedWronglyIsRefusedByField(String spec, String field) {
    assertThatThrownBy(() -> compute(spec, ROWS))
        .isInstanceOfSatisfying(InvalidInput.class, e -> assertThat(e.field()).isEqualTo(field));
  }

  @Test
  void namesOfGroupsAreNoBooks() {
    for (String entry :
        List.of(
            "{\"column\":\"sex\",\"as\":\"%s\"}",
            "{\"column\":\"sex\",\"map\":{\"f\":\"%s\"},\"other\":\"m\"}",
            "{\"column\":\"sex\",\"map\":{\"f\":\"w\"},\"other\":\"%s\"}")) {
      String spec = SPEC.replace("\"sex\"", entry.formatted("x".repeat(70_000)));
      assertThatThrownBy(() -> compute(spec, ROWS)).hasMessageContaining("at most 200 characters");
    }
  }

  /** Data frames write one column of classes as True and False, another as 1 and 0. */
  @ParameterizedTest
  @CsvSource({
    "True,False,1,0,1", "True,False,1,0,true", "True,False,1,0,", "1,0,True,False,1",
    "1,0,True,False,", "true,false,1.0,0.0,", "1.0,0.0,TRUE,FALSE,true", "1,0,1,0,true",
    "True,False,True,False,1",
  })
  void truthIsOne(String yes, String no, String taken, String left, @Nullable String positive)
      throws IOException {
    String spec =
        "{\"label\":\"y\",\"prediction\":\"p\",\"sensitive\":[\"g\"]%s}"
            .formatted(positive == null ? "" : ",\"positive\":" + positive);
    String rows = "y,p,g\n<Y>,<T>,a\n<N>,<T>,a\n<Y>,<L>,b\n<N>,<L>,b\n<Y>,<T>,b\n";
    String written =
        rows.replace("<Y>", yes).replace("<N>", no).replace("<T>", taken).replace("<L>", left);
    assertThat(compute(spec, written).result())
        .isEqualTo(
            compute(
                    "{\"label\":\"y\",\"prediction\":\"p\",\"sensitive\":[\"g\"]}",
                    rows.replaceAll("<[YT]>", "1").replaceAll("<[NL]>", "0"))
                .result());
  }

  @Test
  void aReferenceIsAValueHoweverItIsWritten() throws IOException {
    String spec = SPEC.replace("}", ",\"reference\":%s}");
    String rows = ROWS.replace(",f,", ",True,").replace(",m,", ",False,");
    for (String reference : List.of("true", "\"True\"", "1", "{\"sex\":true}")) {
      assertThat(compute(spec.formatted(reference), rows).spec().reference())
          .containsEntry("sex", "True");
    }
  }

  @Test
  void numbersOfAnyWidthAreTakenAsTheyAre() throws IOException {
    Path file = folder.resolve("w.arrows");
    try (BufferAllocator allocator = new RootAllocator();
        UInt2Vector label = new UInt2Vector("y", allocator);
        Float4Vector score = new Float4Vector("s", allocator);
        UInt1Vector group = new UInt1Vector("sex", allocator);
        OutputStream out = Files.newOutputStream(file)) {
      for (int i = 0; i < 4; i++) {
        label.setSafe(i, i % 2);
        score.setSafe(i, 0.1f + 0.2f * i);
        group.setSafe(i, i < 2 ? 200 : 7);
      }
      try (VectorSchemaRoot root = VectorSchemaRoot.of(label, score, group);
          ArrowWriter writer = new ArrowStreamWriter(root, null, out)) {
        root.setRowCount(4);
        writer.start();
        writer.writeBatch();
        writer.end();
      }
    }
    JsonNode result =
        JsonMapper.shared().readTree(compute(SPEC, Files.readAllBytes(file)).result());
    assertThat(result.path("groups").get(0).path("group").path("sex").asString()).isEqualTo("200");
    assertThat(result.path("groups").get(1).path("group").path("sex").asString()).isEqualTo("7");
    double low = 0.1f;
    double high = 1 - (double) (0.1f + 0.2f);
    assertThat(measure(result, 0, "brier").path("value").asDouble())
        .isEqualTo((low * low + high * high) / 2);
    assertThat(measure(result, 0, "base_rate").path("value").asDouble()).isEqualTo(0.5);
  }

  @Test
  void dictionariesAreLookedUp() throws IOException {
    Path file = folder.resolve("d.arrows");
    DictionaryEncoding encoding = new DictionaryEncoding(1, false, null);
    try (BufferAllocator allocator = new RootAllocator();
        BigIntVector label = new BigIntVector("y", allocator);
        Float8Vector score = new Float8Vector("s", allocator);
        VarCharVector sex = new VarCharVector("sex", allocator);
        VarCharVector words = new VarCharVector("words", allocator);
        OutputStream out = Files.newOutputStream(file)) {
      words.setSafe(0, "m".getBytes(StandardCharsets.UTF_8));
      words.setSafe(1, "f".getBytes(StandardCharsets.UTF_8));
      words.setValueCount(2);
      String[] lines = ROWS.lines().skip(1).toArray(String[]::new);
      for (int i = 0; i < lines.length; i++) {
        String[] fields = lines[i].split(",");
        label.setSafe(i, Long.parseLong(fields[0]));
        score.setSafe(i, Double.parseDouble(fields[1]));
        sex.setSafe(i, fields[2].getBytes(StandardCharsets.UTF_8));
      }
      sex.setValueCount(lines.length);
      label.setValueCount(lines.length);
      score.setValueCount(lines.length);
      Dictionary dictionary = new Dictionary(words, encoding);
      DictionaryProvider.MapDictionaryProvider provider =
          new DictionaryProvider.MapDictionaryProvider(dictionary);
      try (FieldVector encoded = (FieldVector) DictionaryEncoder.encode(sex, dictionary);
          VectorSchemaRoot root = VectorSchemaRoot.of(label, score, encoded);
          ArrowWriter writer = new ArrowStreamWriter(root, provider, out)) {
        root.setRowCount(lines.length);
        writer.start();
        writer.writeBatch();
        writer.end();
      }
    }
    assertThat(compute(SPEC, Files.readAllBytes(file)).result())
        .isEqualTo(compute(SPEC, ROWS).result());
  }

  @Test
  void aFieldMayHoldTheSeparatorAndQuotes() throws IOException {
    String strange = "\"f, or \"\"other\"\"\"";
    JsonNode result =
        JsonMapper.shared()
            .readTree(compute(SPEC, ROWS.replace(",f,", "," + strange + ",")).result());
    assertThat(result.path("groups").get(0).path("group").path("sex").asString())
        .isEqualTo("f, or \"other\"");
  }

  @Test
  void moreThanTwoLabelsNeedOneToBePositive() throws IOException {
    String rows = "y,s,sex\n0,0.1,f\n1,0.8,m\n2,0.4,f\n";
    String spec = "{\"label\":\"y\",\"score\":\"s\",\"sensitive\":[\"sex\"]}";
    assertThatThrownBy(() -> compute(spec, rows))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("[0, 1, 2]");
    JsonNode result =
        JsonMapper.shared().readTree(compute(spec.replace("}", ",\"positive\":1}"), rows).result());
    assertThat(measure(result, 0, "base_rate").path("value").asDouble()).isZero();
  }

  @Test
  void aThresholdChangesNothingWhereClassesWerePredicted() throws IOException {
    String rows = "y,p,g\n1,1,a\n0,1,a\n1,0,b\n0,0,b\n";
    String spec = "{\"label\":\"y\",\"prediction\":\"p\",\"sensitive\":[\"g\"]%s}";
    assertThat(compute(spec.formatted(",\"threshold\":0.9"), rows).result())
        .isEqualTo(compute(spec.formatted(""), rows).result());
  }

  @Test
  void oneGroupAloneDiffersFromNobody() throws IOException {
    JsonNode result =
        JsonMapper.shared().readTree(compute(SPEC, ROWS.replace(",m,", ",f,")).result());
    JsonNode between = result.path("between");
    assertThat(between.path("demographic_parity_difference").path("value").asDouble()).isZero();
    assertThat(between.path("demographic_parity_ratio").path("value").asDouble()).isEqualTo(1);
    assertThat(result.path("comparisons")).isEmpty();
  }

  @Test
  void intersectionsWithoutRowsAreShownAndTooManyAreRefused() throws IOException {
    String crossed = SPEC.replace("[\"sex\"]", "[\"sex\",\"age\"]");
    JsonNode result = JsonMapper.shared().readTree(compute(crossed, ROWS).result());
    JsonNode empty =
        result.path("groups").values().stream()
            .filter(each -> each.path("measures").path("count").path("value").asDouble() == 0)
            .findFirst()
            .orElseThrow();
    assertThat(empty.path("measures").path("selection_rate").path("undefined").asBoolean())
        .isTrue();
    StringBuilder many = new StringBuilder("y,s,sex,age\n");
    for (int i = 0; i < 130; i++) {
      many.append(i % 2).append(",0.5,").append(i % 2 == 0 ? "f," : "m,").append(i).append('\n');
    }
    assertThatThrownBy(() -> compute(crossed, many.toString()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most 250 groups")
        .hasMessageContaining("bin its values");
  }

  @Test
  void brokenArrowIsRefused() {
    byte[] broken = "ARROW1\0\0 and nothing else".getBytes(StandardCharsets.US_ASCII);
    assertThatThrownBy(() -> compute(SPEC, broken)).hasMessageContaining("readable Arrow");
    byte[] stream = {-1, -1, -1, -1, 127, 127, 127, 127, 0, 0};
    assertThatThrownBy(() -> compute(SPEC, stream)).hasMessageContaining("readable Arrow");
  }

  @Test
  void classesAndNumbersCanBePredicted() throws IOException {
    String classes =
        "{\"label\":\"y\",\"prediction\":\"p\",\"positive\":\"good\",\"sensitive\":[\"g\"]}";
    JsonNode result =
        JsonMapper.shared()
            .readTree(
                compute(classes, "y,p,g\ngood,good,a\nbad,good,a\ngood,bad,b\nbad,bad,b\n")
                    .result());
    assertThat(measure(result, 0, "selection_rate").path("value").asDouble()).isEqualTo(1);
    assertThat(measure(result, 0, "auc").path("value").isNull()).isTrue();
    String numbers =
        "{\"label\":\"y\",\"prediction\":\"p\",\"task\":\"REGRESSION\",\"sensitive\":[\"g\"]}";
    result =
        JsonMapper.shared().readTree(compute(numbers, "y,p,g\n1,2,a\n3,3,a\n5,4,b\n").result());
    assertThat(measure(result, 0, "bias").path("value").asDouble()).isEqualTo(0.5);
  }

  private static JsonNode measure(JsonNode result, int group, String name) {
    return result.path("groups").get(group).path("measures").path(name);
  }

  @Test
  void figuresOfGermanCreditAreFairlearns() throws IOException {
    @Nullable Path shared = shared();
    assumeTrue(shared != null, "shared/fairness isn't there: set -Dfairlead.shared=FOLDER.");
    byte[] rows = Files.readAllBytes(shared.resolve("german-credit-predictions.csv"));
    JsonNode expected =
        JsonMapper.shared()
            .readTree(Files.readString(shared.resolve("german-credit-expected.json")));
    for (JsonNode audit : expected.path("audits")) {
      String spec =
          """
          {"label": "label", "score": "score", "positive": 1, "threshold": 0.5, "sensitive": %s}"""
              .formatted(audit.path("sensitive"));
      JsonNode result = JsonMapper.shared().readTree(compute(spec, rows).result());
      assertThat(result.path("groups")).hasSameSizeAs(audit.path("by_group"));
      for (int i = 0; i < audit.path("by_group").size(); i++) {
        JsonNode group = audit.path("by_group").get(i);
        assertThat(result.path("groups").get(i).path("group")).isEqualTo(group.path("group"));
        same(result.path("groups").get(i).path("measures"), group);
      }
      same(result.path("overall").path("measures"), audit.path("overall"));
      same(result.path("between"), audit.path("between"));
    }
  }

  private static void same(JsonNode figures, JsonNode expected) {
    for (var each : expected.properties()) {
      if (each.getValue().isNumber()) {
        JsonNode figure = figures.path(each.getKey());
        assertThat(figure.path("value").asDouble())
            .as(each.getKey())
            .isCloseTo(each.getValue().asDouble(), within(1e-9));
        assertThat(figure.path("undefined").asBoolean()).as(each.getKey()).isFalse();
      }
    }
  }

  private static @Nullable Path shared() {
    String set = System.getProperty("fairlead.shared");
    if (set != null) {
      return Path.of(set).resolve("fairness");
    }
    for (Path each = Path.of("").toAbsolutePath(); each != null; each = each.getParent()) {
      if (Files.isDirectory(each.resolve(".mvn"))) {
        Path folder = each.resolveSibling("shared").resolve("fairness");
        return Files.isDirectory(folder) ? folder : null;
      }
    }
    return null;
  }
}
