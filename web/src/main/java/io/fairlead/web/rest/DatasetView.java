package io.fairlead.web.rest;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Task;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A snapshot as scripts see it. */
record DatasetView(
    UUID id,
    String name,
    String digest,
    long rows,
    long bytes,
    String target,
    List<String> sensitive,
    Task task,
    String source,
    Instant createdAt,
    String createdBy,
    List<ColumnSummary> columns,
    String path)
    implements Once.Identified {

  static DatasetView of(Caller caller, Dataset dataset) {
    return new DatasetView(
        dataset.id(),
        dataset.name(),
        dataset.digest(),
        dataset.rows(),
        dataset.bytes(),
        dataset.target(),
        dataset.sensitive(),
        dataset.task(),
        dataset.source(),
        dataset.createdAt(),
        dataset.createdBy(),
        dataset.columns(),
        Paths.dataset(caller, dataset.id()));
  }
}
