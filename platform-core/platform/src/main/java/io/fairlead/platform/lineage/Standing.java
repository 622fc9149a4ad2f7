package io.fairlead.platform.lineage;

import java.util.List;
import java.util.Map;

/**
 * What stands on a data set.
 *
 * @param counts how many of each type; all types that can stand on data are present
 * @param newest the newest of each type but trials, models and predictions, at most 50 each
 */
public record Standing(Map<NodeType, Integer> counts, List<Node> newest) {

  public Standing {
    counts = Map.copyOf(counts);
    newest = List.copyOf(newest);
  }
}
