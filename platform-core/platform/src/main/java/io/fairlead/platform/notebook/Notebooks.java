package io.fairlead.platform.notebook;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The notebooks of a workspace. Each change is saved at once and is an event of the workspace; what
 * it replaces can be found in a version. What isn't there is refused with {@link
 * io.fairlead.platform.problem.NotFound}, what makes no sense with {@link
 * io.fairlead.platform.problem.InvalidInput}.
 */
public interface Notebooks {

  Notebook create(UUID workspace, String title, List<NewCell> cells, Actor by);

  /** Newest first. */
  Page<Listed> list(UUID workspace, @Nullable String after, int limit);

  Optional<Notebook> find(UUID workspace, UUID notebook);

  Notebook retitle(UUID workspace, UUID notebook, String title, Actor by);

  /** Deletes a notebook; what its studies and decisions are elsewhere stays. */
  void discard(UUID workspace, UUID notebook, Actor by);

  /** Takes the deletion of a notebook back. */
  Notebook takeBack(UUID workspace, UUID notebook, Actor by);

  /**
   * @param after the cell that it follows; null for the beginning
   */
  Cell add(UUID workspace, UUID notebook, NewCell cell, @Nullable UUID after, Actor by);

  /**
   * Replaces a cell's content, unless somebody changed it meanwhile.
   *
   * @param basedOn the revision that the person saw
   */
  Saved save(UUID workspace, UUID notebook, UUID cell, long basedOn, JsonNode content, Actor by);

  /**
   * Does something and notes it in the cell, both or neither.
   *
   * @param deed gives the new content from the present one; runs in the transaction
   * @throws io.fairlead.platform.problem.Conflict when the cell isn't at {@code basedOn} any more
   */
  Cell act(
      UUID workspace,
      UUID notebook,
      UUID cell,
      long basedOn,
      UnaryOperator<JsonNode> deed,
      Actor by);

  /** Gives a cell another name; the cells that read it follow. */
  Cell rename(UUID workspace, UUID notebook, UUID cell, String name, Actor by);

  /**
   * @param after the cell that it is to follow; null for the beginning
   */
  Cell move(UUID workspace, UUID notebook, UUID cell, @Nullable UUID after, Actor by);

  /** Shows a cell as one line, or in full again; for everyone, and no change of its content. */
  Cell fold(UUID workspace, UUID notebook, UUID cell, boolean folded);

  /** Adds a copy behind it. */
  Cell duplicate(UUID workspace, UUID notebook, UUID cell, Actor by);

  void delete(UUID workspace, UUID notebook, UUID cell, Actor by);

  /** Takes a deletion back: the cell stands where it was. */
  Cell undelete(UUID workspace, UUID notebook, UUID cell, Actor by);

  /** Keeps the notebook as it is now. */
  Version keep(UUID workspace, UUID notebook, String label, Actor by);

  /** Newest first. */
  List<Version> versions(UUID workspace, UUID notebook);

  /** The notebook as it was in that version. */
  Optional<Notebook> version(UUID workspace, UUID notebook, int number);

  /** Goes back to a version, after keeping what is there now; so this can be taken back, too. */
  Notebook restore(UUID workspace, UUID notebook, int number, Actor by);

  /** A notebook in a list. */
  record Listed(
      UUID id, String title, int cells, String createdBy, Instant changedAt, String changedBy) {}
}
