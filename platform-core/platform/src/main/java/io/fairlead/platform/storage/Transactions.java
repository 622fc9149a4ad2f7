package io.fairlead.platform.storage;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Opens database transactions; nothing touches the database outside one of these.
 *
 * <p>A transaction belongs to one workspace, whose rows alone the database then shows, or it
 * crosses workspaces and sees only the narrow tables made for that. A call inside a transaction of
 * the same kind joins it; {@link #crossing} inside {@link #in} switches the database role for the
 * time of the work and stays in the same transaction; any other nesting is refused.
 */
public interface Transactions {

  /** Runs {@code work} in a transaction of {@code workspace}, or of a visit; see {@link Visits}. */
  <T> T in(UUID workspace, Supplier<T> work);

  /** Runs {@code work} in a transaction that sees the tables that cross workspaces, no others. */
  <T> T crossing(Supplier<T> work);

  /** Runs {@code work} in a transaction of {@code workspace}. */
  default void in(UUID workspace, Runnable work) {
    in(
        workspace,
        () -> {
          work.run();
          return true;
        });
  }
}
