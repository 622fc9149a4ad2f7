package io.fairlead.platform.study;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Knows what studies are compared with. */
@FunctionalInterface
public interface References {

  /**
   * The reference of studies of a data set, trainer and first objective; call inside a transaction
   * of the workspace.
   */
  Optional<Reference> of(UUID workspace, UUID dataset, String trainer, String metric);

  /**
   * A reference configuration.
   *
   * @param id of this version of it
   * @param version counts from 1
   * @param parameters by name; what is left out has the catalog's default
   */
  record Reference(UUID id, int version, Map<String, Object> parameters) {
    public Reference {
      parameters = Map.copyOf(parameters);
    }
  }
}
