package io.fairlead.platform.dataset;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.DoubleConsumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** The data sets of a workspace. */
public interface Datasets {

  /**
   * Reads a CSV (gzip'd or not) or Parquet file and stores a snapshot of it.
   *
   * @param fileName the name the person knows the file by; its ending tells the format
   * @param progress called with the share done, 0 to 1
   * @throws io.fairlead.platform.problem.InvalidInput with line and column where a file is
   *     malformed; nothing is stored
   */
  Dataset register(
      UUID workspace,
      NewDataset description,
      Path file,
      String fileName,
      DoubleConsumer progress,
      Actor by);

  Page<Dataset> list(UUID workspace, @Nullable String after, int limit);

  Optional<Dataset> find(UUID workspace, String nameOrId);

  /**
   * Opens a snapshot as Arrow batches; the caller closes it. Columns: int64, float64, bool, utf8.
   *
   * @throws io.fairlead.platform.problem.NotFound when this workspace has no such snapshot
   */
  ArrowReader open(UUID workspace, String digest, BufferAllocator allocator);
}
