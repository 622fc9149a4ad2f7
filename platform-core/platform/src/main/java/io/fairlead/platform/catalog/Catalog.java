package io.fairlead.platform.catalog;

import java.util.List;
import java.util.UUID;

/** The approved hyperparameters of a workspace. */
public interface Catalog {

  /** The trainers that have entries, by name. */
  List<String> trainers(UUID workspace);

  /** The approved entries of a trainer in the order in which a person would set them. */
  List<CatalogEntry> entries(UUID workspace, String trainer);
}
