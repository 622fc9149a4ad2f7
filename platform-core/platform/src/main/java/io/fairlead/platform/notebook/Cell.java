package io.fairlead.platform.notebook;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A cell of a notebook.
 *
 * @param kind the name of its {@link CellKind}
 * @param name by which other cells of the notebook refer to it; null for what offers nothing
 * @param content as its kind has it
 * @param revision counts the changes of its content; moving or folding it is none
 */
public record Cell(
    UUID id,
    String kind,
    @Nullable String name,
    JsonNode content,
    boolean folded,
    long revision,
    Instant changedAt,
    String changedBy) {

  /** The same cell with another name or content, one revision on. */
  Cell changed(@Nullable String newName, JsonNode newContent, Instant at, String by) {
    return new Cell(id, kind, newName, newContent, folded, revision + 1, at, by);
  }

  /** The same cell, as one line or in full. */
  Cell folded(boolean isFolded) {
    return new Cell(id, kind, name, content, isFolded, revision, changedAt, changedBy);
  }
}
