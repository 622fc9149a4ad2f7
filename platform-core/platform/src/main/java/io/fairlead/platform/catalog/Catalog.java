package io.fairlead.platform.catalog;

import java.util.List;
import java.util.UUID;

/** The approved hyperparameters of a workspace. */
public interface Catalog {

  /** The trainers that have entries, by name. */
  List<String> trainers(UUID workspace);

  /**
   * What is approved for a trainer now, in the order in which a person would set it; deprecated
   * entries included, for which their replacement is to be used.
   */
  List<CatalogEntry> entries(UUID workspace, String trainer);

  /** The exceptions that were granted for a study of that name and still hold. */
  List<CatalogException> granted(UUID workspace, String trainer, String study);
}
