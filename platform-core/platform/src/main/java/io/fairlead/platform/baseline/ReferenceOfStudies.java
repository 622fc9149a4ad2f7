package io.fairlead.platform.baseline;

import io.fairlead.platform.study.References;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives each new study the baseline that counts. */
@Component
final class ReferenceOfStudies implements References {

  private final BaselineTable table;

  ReferenceOfStudies(BaselineTable table) {
    this.table = table;
  }

  @Override
  public Optional<Reference> of(UUID workspace, UUID dataset, String trainer, String metric) {
    return table
        .current(dataset, trainer, metric)
        .map(found -> new Reference(found.id(), found.version(), found.parameters()));
  }
}
