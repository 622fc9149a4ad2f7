package io.fairlead.platform.notebook;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** A notebook with its cells in order. */
public record Notebook(
    UUID id,
    String title,
    List<Cell> cells,
    Instant createdAt,
    String createdBy,
    Instant changedAt,
    String changedBy) {

  public Notebook {
    cells = List.copyOf(cells);
  }

  /** The cell of that id. */
  public Optional<Cell> cell(UUID id) {
    return cells.stream().filter(cell -> cell.id().equals(id)).findFirst();
  }
}
