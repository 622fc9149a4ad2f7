package io.fairlead.platform.dataset;

import static io.fairlead.platform.dataset.DatasetLab.described;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What files of each format become. */
@PlatformTest
class DatasetFilesTest {

  @TempDir Path folder = Path.of("");

  private final Datasets datasets;
  private final Workspaces workspaces;
  private UUID workspace = Ids.next();
  private DatasetLab lab;

  DatasetFilesTest(Datasets datasets, Workspaces workspaces) {
    this.datasets = datasets;
    this.workspaces = workspaces;
    this.lab = new DatasetLab(datasets, workspace, folder);
  }

  @BeforeEach
  void makeWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
    lab = new DatasetLab(datasets, workspace, folder);
  }

  @Test
  void whatIsNotTheFormatItsNameSaysIsRefused() throws IOException {
    NewDataset description = described(null, List.of(), null);
    Path parquet = Files.writeString(folder.resolve("x.parquet"), "not parquet at all");
    assertThatThrownBy(() -> lab.register(description, parquet))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("begins and ends with the letters PAR1");
    Path hollow = Files.writeString(folder.resolve("y.parquet"), "PAR1" + "x".repeat(99) + "PAR1");
    assertThatThrownBy(() -> lab.register(description, hollow))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("readable")
        .message()
        .doesNotContain(folder.toString(), "/");
    Path other = Files.writeString(folder.resolve("x.xlsx"), "a,b\n1,2\n");
    assertThatThrownBy(() -> lab.register(description, other))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining(".csv");
  }

  @Test
  void parquetKeepsItsTypes() throws Exception {
    Path file = folder.resolve("x.parquet");
    parquet(
        file,
        "select 1::int as i, 1.5::float as f, true as b, date '2024-02-03' as d,"
            + " timestamp '2024-02-03 04:05:06' as t, 'x' as s union all"
            + " select 2, 'nan'::float, false, null, null, 'y'");
    Dataset made = lab.register(described("b", List.of(), null), file);
    assertThat(made.columns())
        .extracting(ColumnSummary::type)
        .containsExactly("integer", "number", "boolean", "timestamp", "timestamp", "text");
    assertThat(lab.read(made))
        .containsExactly(
            "i Int(64, true)|f FloatingPoint(DOUBLE)|b Bool|d Utf8|t Utf8|s Utf8",
            "1|1.5|true|2024-02-03|2024-02-03 04:05:06|x",
            "2|null|false|null|null|y");
  }

  @Test
  void nestedColumnsAreRefused() throws Exception {
    Path file = folder.resolve("x.parquet");
    parquet(file, "select [1, 2] as list, 'x' as s");
    assertThatThrownBy(() -> lab.register(described("s", List.of(), null), file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("'list'");
  }

  @Test
  void rowsWithoutEndAreRefused() throws Exception {
    Path file = folder.resolve("x.parquet");
    parquet(file, "select 1 as one from range(100000001)");
    assertThat(Files.size(file)).isLessThan(4 << 20);
    assertThatThrownBy(() -> lab.register(described("one", List.of(), null), file))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("at most 100000000 rows");
  }

  private static void parquet(Path file, String select) throws Exception {
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute("copy (%s) to '%s' (format parquet)".formatted(select, file));
    }
  }

  @Test
  void manyRowsAreReadInBatches() throws IOException {
    int rows = 1_000_000;
    Path file = folder.resolve("long.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("id,x,y\n");
      for (int i = 0; i < rows; i++) {
        out.write(i + "," + (i * 0.5) + "," + (i % 3) + "\n");
      }
    }
    List<Double> told = new ArrayList<>();
    Dataset made =
        datasets.register(
            workspace,
            described("y", List.of(), null),
            file,
            "long.csv",
            told::add,
            Actor.PLATFORM);
    assertThat(made.rows()).isEqualTo(rows);
    assertThat(told).isSorted().hasSizeGreaterThan(3);
    assertThat(made.columns().getFirst().distinct()).isBetween(900_000L, 1_100_000L);
    long read = 0;
    try (BufferAllocator allocator = new RootAllocator(64 << 20);
        ArrowReader reader = datasets.open(workspace, made.digest(), allocator)) {
      while (reader.loadNextBatch()) {
        read += reader.getVectorSchemaRoot().getRowCount();
      }
    }
    assertThat(read).isEqualTo(rows);
  }

  @Test
  void manyColumnsAreRead() throws IOException {
    int columns = 500;
    SplittableRandom random = new SplittableRandom(1);
    Path file = folder.resolve("wide.csv");
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write(
          IntStream.range(0, columns).mapToObj(i -> "x" + i).collect(Collectors.joining(","))
              + "\n");
      for (int row = 0; row < 2_000; row++) {
        out.write(
            random.doubles(columns).mapToObj(Double::toString).collect(Collectors.joining(","))
                + "\n");
      }
    }
    Dataset made = lab.register(described("x0", List.of(), Task.REGRESSION), file);
    assertThat(made.columns()).hasSize(columns);
    assertThat(made.columns()).allMatch(column -> column.type().equals("number"));
  }

  @Test
  void realDataIsUnderstood() {
    Optional<Path> shared = SharedData.folder();
    assumeTrue(shared.isPresent(), SharedData.MISSING);
    Path data = shared.orElseThrow();

    Dataset risk =
        lab.register(
            new NewDataset("risk", "risk", List.of("sex", "age"), null, ""),
            data.resolve("german-risk.csv"));
    assertThat(risk.rows()).isEqualTo(1_000);
    assertThat(risk.task()).isEqualTo(Task.BINARY);

    Dataset churn =
        lab.register(
            new NewDataset("churn", "churn", List.of("female"), null, ""),
            data.resolve("telco-churn.csv"));
    assertThat(churn.rows()).isEqualTo(7_043);
    ColumnSummary charges = churn.columns().getLast();
    assertThat(charges.type()).isEqualTo("number");
    assertThat(charges.missing()).isEqualTo(11);

    Dataset digits =
        lab.register(
            new NewDataset("digits", null, List.of(), null, ""), data.resolve("digits.csv.gz"));
    assertThat(digits.rows()).isEqualTo(1_797);
    assertThat(digits.target()).isEqualTo("c64");
    assertThat(digits.task()).isEqualTo(Task.MULTICLASS);
  }
}
