package io.fairlead.web.rest;

import io.fairlead.platform.notebook.Version;
import java.time.Instant;
import java.util.UUID;

/** A version of a notebook in a list. */
record NotebookVersionView(
    int number, String path, String label, int cells, Instant createdAt, String createdBy)
    implements Once.Identified {

  static NotebookVersionView of(Caller caller, UUID notebook, Version version) {
    return new NotebookVersionView(
        version.number(),
        Paths.notebook(caller, notebook) + "/versions/" + version.number(),
        version.label(),
        version.cells(),
        version.createdAt(),
        version.createdBy());
  }
}
