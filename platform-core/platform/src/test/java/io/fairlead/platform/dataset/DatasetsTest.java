package io.fairlead.platform.dataset;

import static io.fairlead.platform.dataset.DatasetLab.described;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.dataset.ColumnSummary.TopValue;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PlatformTest
class DatasetsTest {

  @TempDir Path folder = Path.of("");

  private final Datasets datasets;
  private final Workspaces workspaces;
  private final DataDirectory directory;
  private UUID workspace = Ids.next();
  private DatasetLab lab;

  DatasetsTest(Datasets datasets, Workspaces workspaces, DataDirectory directory) {
    this.datasets = datasets;
    this.workspaces = workspaces;
    this.directory = directory;
    this.lab = new DatasetLab(datasets, workspace, folder);
  }

  @BeforeEach
  void makeWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
    lab = new DatasetLab(datasets, workspace, folder);
  }

  @Test
  void aFileBecomesASnapshotWithSummaries() throws IOException {
    Dataset made =
        lab.register(
            described("risk", List.of("sex"), null),
            """
            age,income,sex,zip,risk
            30,1000.5,f,0123,Yes
            ,2000,m,0456,No
            50,NA,f,0123,Yes
            """);

    assertThat(made.rows()).isEqualTo(3);
    assertThat(made.task()).isEqualTo(Task.BINARY);
    assertThat(made.target()).isEqualTo("risk");
    assertThat(made.sensitive()).containsExactly("sex");
    assertThat(made.digest()).matches("[0-9a-f]{64}");
    assertThat(made.columns())
        .containsExactly(
            new ColumnSummary(
                "age",
                "integer",
                1,
                2,
                "30",
                "50",
                40.0,
                List.of(new TopValue("30", 1), new TopValue("50", 1))),
            new ColumnSummary(
                "income",
                "number",
                1,
                2,
                "1000.5",
                "2000.0",
                1500.25,
                List.of(new TopValue("1000.5", 1), new TopValue("2000.0", 1))),
            new ColumnSummary(
                "sex", "text", 0, 2, "f", "m", null, List.of(top("f", 2), top("m", 1))),
            new ColumnSummary(
                "zip",
                "number",
                0,
                2,
                "123.0",
                "456.0",
                234.0,
                List.of(top("123.0", 2), top("456.0", 1))),
            new ColumnSummary(
                "risk", "text", 0, 2, "No", "Yes", null, List.of(top("Yes", 2), top("No", 1))));
    assertThat(lab.read(made))
        .containsExactly(
            "age Int(64, true)|income FloatingPoint(DOUBLE)|sex Utf8|zip FloatingPoint(DOUBLE)"
                + "|risk Utf8",
            "30|1000.5|f|123.0|Yes",
            "null|2000.0|m|456.0|No",
            "50|null|f|123.0|Yes");
    assertThat(datasets.find(workspace, "d")).map(Dataset::columns).contains(made.columns());
    assertThat(datasets.find(workspace, made.id().toString())).isPresent();
  }

  private static TopValue top(String value, long count) {
    return new TopValue(value, count);
  }

  @Test
  void theSameContentHasTheSameDigestAndAnotherContentNeedsAnotherName() throws IOException {
    Dataset first = lab.register("same", "a,b\n1,x\n2,y\n");
    assertThat(lab.register("same", "a,b\n1,x\n2,y\n").id()).isEqualTo(first.id());
    assertThat(lab.register("copy", "a,b\n1,x\n2,y\n").digest()).isEqualTo(first.digest());

    assertThatThrownBy(() -> lab.register("same", "a,b\n1,x\n3,y\n"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Choose another name");
    assertThat(datasets.list(workspace, null, 10).items()).hasSize(2);
  }

  @Test
  void whoRegistersAtTheSameMomentGetsTheSame() throws Exception {
    Path file = Files.writeString(folder.resolve("race.csv"), "a,b\n1,x\n2,y\n");
    NewDataset description = described(null, List.of(), null);
    CyclicBarrier together = new CyclicBarrier(3);
    try (ExecutorService people = Executors.newFixedThreadPool(3)) {
      List<Future<UUID>> made =
          people.invokeAll(
              Collections.nCopies(
                  3,
                  () ->
                      datasets
                          .register(
                              workspace,
                              description,
                              file,
                              "race.csv",
                              share -> meetAtTheEnd(share, together),
                              Actor.PLATFORM)
                          .id()));
      Set<UUID> ids = new HashSet<>();
      for (Future<UUID> each : made) {
        ids.add(each.get());
      }
      assertThat(ids).hasSize(1);
    }
  }

  /** All have read the file, none has stored it. */
  private static void meetAtTheEnd(double share, CyclicBarrier together) {
    if (share > 0.999) {
      try {
        together.await(5, TimeUnit.MINUTES);
      } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  @Test
  void anotherWorkspaceKnowsNothingOfIt() throws IOException {
    Dataset mine = lab.register("mine", "a,b\n1,x\n2,y\n");
    UUID elsewhere = FreshWorkspaces.one(workspaces);
    assertThat(datasets.find(elsewhere, "mine")).isEmpty();
    assertThat(datasets.find(elsewhere, mine.id().toString())).isEmpty();
    try (BufferAllocator allocator = new RootAllocator()) {
      assertThatThrownBy(() -> datasets.open(elsewhere, mine.digest(), allocator))
          .isInstanceOf(NotFound.class);
    }
  }

  @Test
  void listsAreTurnedByPages() throws IOException {
    for (String name : List.of("b", "a", "c")) {
      lab.register(name, "x,y\n1,%s\n2,z\n".formatted(name));
    }
    Page<Dataset> first = datasets.list(workspace, null, 2);
    assertThat(first.items()).extracting(Dataset::name).containsExactly("a", "b");
    Page<Dataset> second = datasets.list(workspace, first.next(), 2);
    assertThat(second.items()).extracting(Dataset::name).containsExactly("c");
    assertThat(second.next()).isNull();
  }

  @Test
  void theTaskIsToldFromTheTargetOrChecked() throws IOException {
    String text =
        "two,few,real,word\n"
            + IntStream.range(0, 100).mapToObj(this::row).collect(Collectors.joining());
    assertThat(task("two", null, text)).isEqualTo(Task.BINARY);
    assertThat(task("few", null, text)).isEqualTo(Task.MULTICLASS);
    assertThat(task("real", null, text)).isEqualTo(Task.REGRESSION);
    assertThat(task("word", null, text)).isEqualTo(Task.MULTICLASS);
    assertThat(task("few", Task.REGRESSION, text)).isEqualTo(Task.REGRESSION);
    assertThatThrownBy(() -> task("word", Task.REGRESSION, text)).hasMessageContaining("numeric");
    assertThatThrownBy(() -> task("few", Task.BINARY, text)).hasMessageContaining("exactly two");
  }

  private String row(int i) {
    return "%d,%d,%s,w%d\n".formatted(i % 2, i % 7, i + 0.5, i % 5);
  }

  private Task task(String target, @Nullable Task task, String text) throws IOException {
    NewDataset description = new NewDataset("t" + Ids.next(), target, List.of(), task, "");
    return lab.register(description, text).task();
  }

  @Test
  void whatIsWrongIsSaidAndNothingIsStored() throws IOException {
    String good = "a,b,c\n1,x,\n2,y,3\n";
    refused(described("missing", List.of(), null), good, "target", "a, b, c");
    refused(described("c", List.of(), null), good, "target", "1");
    refused(described("b", List.of("nope"), null), good, "sensitive", "nope");
    refused(described("b", List.of("b"), null), good, "sensitive", "b");
    refused(described("a", List.of(), null), "a,b\n1,2\n1,3\n", "target", "two different");
    refused(described(null, List.of(), null), "", "file", "empty file");
    refused(described(null, List.of(), null), "a,b\n1,2\n3\n", "file", "line 3, column 2");
    refused(new NewDataset("no/slash", null, List.of(), null, ""), good, "name", "no/slash");

    assertThat(datasets.list(workspace, null, 10).items()).isEmpty();
    assertThat(directory.folder("content").resolve(workspace.toString())).doesNotExist();
    try (Stream<Path> drafts = Files.list(directory.folder("tmp"))) {
      assertThat(drafts).isEmpty();
    }
  }

  private void refused(NewDataset description, String text, String field, String said) {
    assertThatThrownBy(() -> lab.register(description, text))
        .isInstanceOfSatisfying(
            InvalidInput.class, problem -> assertThat(problem.field()).isEqualTo(field))
        .hasMessageContaining(said);
  }
}
