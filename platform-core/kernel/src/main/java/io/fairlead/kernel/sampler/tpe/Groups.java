package io.fairlead.kernel.sampler.tpe;

import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Parameters that live under the same condition, and so always together: each group has a density
 * of its own, over the trials in which it lives.
 */
final class Groups {

  private Groups() {}

  /** The places of the parameters of each group, in the space's order. */
  static List<int[]> of(SearchSpace space) {
    Map<Object, List<Integer>> groups = new LinkedHashMap<>();
    List<Parameter> parameters = space.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      groups.computeIfAbsent(parameters.get(i).condition(), _ -> new ArrayList<>()).add(i);
    }
    return groups.values().stream()
        .map(each -> each.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }
}
