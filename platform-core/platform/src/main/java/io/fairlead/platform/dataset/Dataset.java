package io.fairlead.platform.dataset;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An immutable snapshot.
 *
 * @param name unique in its workspace
 * @param digest SHA-256 of the snapshot's bytes, in hex
 */
public record Dataset(
    UUID id,
    String name,
    String digest,
    long rows,
    long bytes,
    List<ColumnSummary> columns,
    String target,
    List<String> sensitive,
    Task task,
    String source,
    Instant createdAt,
    String createdBy) {

  public Dataset {
    columns = List.copyOf(columns);
    sensitive = List.copyOf(sensitive);
  }
}
