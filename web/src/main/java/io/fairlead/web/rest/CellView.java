package io.fairlead.web.rest;

import io.fairlead.platform.notebook.Cell;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A cell as scripts see it. */
record CellView(
    UUID id,
    String path,
    String kind,
    @Nullable String name,
    @Schema(type = "object") JsonNode content,
    boolean folded,
    long revision,
    Instant changedAt,
    String changedBy)
    implements Once.Identified {

  static CellView of(Caller caller, UUID notebook, Cell cell) {
    return new CellView(
        cell.id(),
        Paths.notebook(caller, notebook) + "/cells/" + cell.id(),
        cell.kind(),
        cell.name(),
        cell.content(),
        cell.folded(),
        cell.revision(),
        cell.changedAt(),
        cell.changedBy());
  }
}
