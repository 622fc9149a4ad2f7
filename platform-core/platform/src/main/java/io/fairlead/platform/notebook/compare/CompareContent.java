package io.fairlead.platform.notebook.compare;

import java.util.LinkedHashSet;
import java.util.List;

/**
 * What a compare cell holds.
 *
 * @param of names of cells: of a study the best trial and the first, of a selection all are
 *     compared
 */
public record CompareContent(List<String> of) {

  public CompareContent {
    of = of == null ? List.of() : List.copyOf(new LinkedHashSet<>(of));
  }
}
