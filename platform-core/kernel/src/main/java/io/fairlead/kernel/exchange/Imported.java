package io.fairlead.kernel.exchange;

import io.fairlead.kernel.space.SearchSpace;
import java.util.List;

/**
 * A search space read from another library's file.
 *
 * @param notes what of the file the space doesn't keep, a sentence each; empty when it keeps all
 */
public record Imported(SearchSpace space, List<String> notes) {

  public Imported {
    notes = List.copyOf(notes);
  }
}
