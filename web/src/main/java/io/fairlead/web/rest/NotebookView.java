package io.fairlead.web.rest;

import io.fairlead.platform.notebook.Notebook;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** A notebook with its cells in order. */
record NotebookView(
    UUID id,
    String path,
    String title,
    List<CellView> cells,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    String changedBy)
    implements Once.Identified {

  static NotebookView of(Caller caller, Notebook notebook) {
    return new NotebookView(
        notebook.id(),
        Paths.notebook(caller, notebook.id()),
        notebook.title(),
        notebook.cells().stream().map(cell -> CellView.of(caller, notebook.id(), cell)).toList(),
        notebook.createdAt(),
        notebook.createdBy(),
        notebook.changedAt(),
        notebook.changedBy());
  }
}
