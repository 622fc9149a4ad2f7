package io.fairlead.preview;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.ColumnSummary.TopValue;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

@Component
class PreviewDatasets implements Datasets {

  private final List<Dataset> credit = new ArrayList<>(List.of(german()));

  @Override
  public Dataset register(
      UUID workspace,
      NewDataset description,
      Path file,
      String fileName,
      DoubleConsumer progress,
      Actor by) {
    if (description.target() != null && !description.target().equals("class")) {
      throw new InvalidInput(
          "target",
          "The target is a column of the file.",
          description.target(),
          "Line 1 names: age, housing, class. Choose one of them.");
    }
    progress.accept(1);
    Dataset template = german();
    Dataset added =
        new Dataset(
            World.id(description.name()),
            description.name(),
            template.digest(),
            1000,
            63_000,
            template.columns(),
            "class",
            description.sensitive(),
            Task.BINARY,
            description.source(),
            Instant.now(),
            by.name());
    credit.add(added);
    return added;
  }

  @Override
  public Page<Dataset> list(UUID workspace, @Nullable String after, int limit) {
    return new Page<>(workspace.equals(World.CREDIT.id()) ? credit : List.of(), null);
  }

  @Override
  public Optional<Dataset> find(UUID workspace, String nameOrId) {
    return list(workspace, null, 10).items().stream()
        .filter(d -> d.name().equals(nameOrId))
        .findFirst();
  }

  @Override
  public ArrowReader open(UUID workspace, String digest, BufferAllocator allocator) {
    throw new UnsupportedOperationException("The preview streams nothing.");
  }

  private static Dataset german() {
    List<ColumnSummary> columns = new ArrayList<>();
    columns.add(
        new ColumnSummary(
            "age",
            "integer",
            0,
            53,
            "19",
            "75",
            35.546,
            List.of(new TopValue("27", 51), new TopValue("26", 50), new TopValue("23", 48))));
    columns.add(
        new ColumnSummary(
            "credit_amount",
            "integer",
            0,
            921,
            "250",
            "18424",
            3271.258,
            List.of(new TopValue("1478", 3), new TopValue("1262", 3))));
    columns.add(
        new ColumnSummary(
            "housing",
            "text",
            0,
            3,
            "for free",
            "rent",
            null,
            List.of(
                new TopValue("own", 713),
                new TopValue("rent", 179),
                new TopValue("for free", 108))));
    columns.add(
        new ColumnSummary(
            "savings_status",
            "text",
            183,
            4,
            "<100",
            "no known savings",
            null,
            List.of(
                new TopValue("<100", 603),
                new TopValue(null, 183),
                new TopValue("100<=X<500", 103))));
    columns.add(
        new ColumnSummary(
            "sex",
            "text",
            0,
            2,
            "female",
            "male",
            null,
            List.of(new TopValue("male", 690), new TopValue("female", 310))));
    columns.add(
        new ColumnSummary(
            "class",
            "text",
            0,
            2,
            "bad",
            "good",
            null,
            List.of(new TopValue("good", 700), new TopValue("bad", 300))));
    return new Dataset(
        World.id("german-credit"),
        "german-credit",
        "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9",
        1000,
        63_512,
        columns,
        "class",
        List.of("sex", "age"),
        Task.BINARY,
        "UCI Statlog, CC BY 4.0",
        Instant.parse("2026-11-21T10:00:00Z"),
        "Ada Lovelace");
  }
}
