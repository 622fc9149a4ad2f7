package io.fairlead.platform.catalog;

import io.fairlead.platform.workspace.Access;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Exceptions of a workspace: asked for by one person, granted by another, for one study and a time.
 * Every step is an event; granting and refusing are decisions of the log. The caller has asked
 * whether {@code by} may.
 */
public interface Exceptions {

  /**
   * Asks for one.
   *
   * @throws io.fairlead.platform.problem.InvalidInput when the entry isn't there, what is asked for
   *     is approved anyway, or it ends in the past
   */
  CatalogException request(UUID workspace, NewException wanted, Access by);

  /**
   * Grants one that waits.
   *
   * @throws io.fairlead.platform.problem.Conflict when it no longer waits, its time is over, or
   *     {@code by} asked for it
   */
  CatalogException grant(UUID workspace, UUID exception, String reason, Access by);

  /** Refuses one that waits. */
  CatalogException refuse(UUID workspace, UUID exception, String reason, Access by);

  /** The newest 200, newest first; those that wait before all others. */
  List<CatalogException> list(UUID workspace);

  Optional<CatalogException> find(UUID workspace, UUID exception);
}
