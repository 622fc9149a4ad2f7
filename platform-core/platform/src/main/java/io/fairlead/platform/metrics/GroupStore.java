package io.fairlead.platform.metrics;

import java.util.List;
import java.util.UUID;

/** Stores batches of one workspace in one transaction. */
@FunctionalInterface
interface GroupStore {

  /**
   * Returns after the commit; throws when nothing is committed, or when that is unknown.
   *
   * @return an outcome for each batch, in order
   */
  List<Outcome> store(UUID workspace, List<Pending> group);
}
