package io.fairlead.platform.dataset;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Registers and reads data sets of one workspace. */
record DatasetLab(Datasets datasets, UUID workspace, Path folder) {

  Dataset register(String name, String text) throws IOException {
    return register(new NewDataset(name, null, List.of(), null, ""), text);
  }

  Dataset register(NewDataset description, String text) throws IOException {
    Path file = Files.writeString(folder.resolve(Ids.next() + ".csv"), text);
    return register(description, file);
  }

  Dataset register(NewDataset description, Path file) {
    return datasets.register(
        workspace,
        description,
        file,
        String.valueOf(file.getFileName()),
        share -> assertThat(share).isBetween(0.0, 1.0),
        Actor.PLATFORM);
  }

  static NewDataset described(
      @Nullable String target, List<String> sensitive, @Nullable Task task) {
    return new NewDataset("d", target, sensitive, task, "made up");
  }

  /** Rows as lists of texts, below the schema. */
  List<String> read(Dataset dataset) throws IOException {
    List<String> lines = new ArrayList<>();
    try (BufferAllocator allocator = new RootAllocator();
        ArrowReader reader = datasets.open(workspace, dataset.digest(), allocator)) {
      var root = reader.getVectorSchemaRoot();
      lines.add(
          root.getSchema().getFields().stream()
              .map(field -> field.getName() + " " + field.getType())
              .collect(Collectors.joining("|")));
      while (reader.loadNextBatch()) {
        assertThat(root.getRowCount()).isLessThanOrEqualTo(12_000);
        for (int row = 0; row < root.getRowCount(); row++) {
          int at = row;
          lines.add(
              root.getFieldVectors().stream()
                  .map(vector -> String.valueOf(vector.getObject(at)))
                  .collect(Collectors.joining("|")));
        }
      }
    }
    return lines;
  }
}
