package io.fairlead.platform.catalog;

import io.fairlead.platform.workspace.Actor;
import java.util.List;
import java.util.UUID;

/** Signs what is decided about the catalog into the workspace's decision log. */
public interface CatalogWitness {

  /** What a decision about the catalog is. */
  enum Kind {
    CATALOG_CHANGED,
    EXCEPTION
  }

  /**
   * @throws io.fairlead.platform.problem.NotFound when one of {@code studies} isn't in the
   *     workspace
   */
  void check(UUID workspace, List<UUID> studies);

  /** Signs, in the transaction that changes the catalog. */
  void sign(UUID workspace, Kind kind, String what, String rationale, List<UUID> studies, Actor by);
}
