package io.fairlead.platform.notebook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A kind of cell: what its content may be, what it reads and what it offers. A kind is a bean in a
 * package of its own and knows no other; it holds no state, and may be called by several threads.
 *
 * @param <C> its content, a record whose constructor refuses what makes no sense with {@link
 *     io.fairlead.platform.problem.InvalidInput}, and that turns what is left out into what a new
 *     cell begins with
 */
public interface CellKind<C extends Record> {

  /** As files and addresses write it: {@code text}. */
  String name();

  Class<C> content();

  /**
   * Checks a change against the workspace, in its transaction.
   *
   * @param before null for a new cell
   * @throws io.fairlead.platform.problem.InvalidInput when it can't be
   */
  default void check(UUID workspace, @Nullable C before, C after) {}

  /** The names of the cells that it reads. */
  default List<String> reads(C content) {
    return List.of();
  }

  /** Whether it shows what stays in the workspace, whoever the notebook is shared with. */
  default boolean staysInside(C content) {
    return false;
  }

  /** What it offers under the cell's name. */
  default Optional<Offer> offers(C content) {
    return Optional.empty();
  }

  /** The same content, once the cell that was called {@code from} is called {@code to}. */
  default C renamed(C content, String from, String to) {
    return content;
  }

  /** The content of a copy: what was done in the original isn't done in it. */
  default C copied(C content) {
    return content;
  }

  /** The content after going back to {@code then}: what was done for good stays done. */
  default C restored(C now, C then) {
    return then;
  }
}
