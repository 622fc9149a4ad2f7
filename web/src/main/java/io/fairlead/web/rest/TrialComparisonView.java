package io.fairlead.web.rest;

import io.fairlead.platform.lineage.Comparison;
import io.fairlead.platform.lineage.Difference;
import java.util.List;

/**
 * Two trials side by side.
 *
 * @param same how many facts are the same
 */
record TrialComparisonView(
    String one,
    String other,
    List<Difference> differences,
    int same,
    String onePath,
    String otherPath) {

  static TrialComparisonView of(Caller caller, Comparison comparison) {
    return new TrialComparisonView(
        comparison.one().label(),
        comparison.other().label(),
        comparison.differences(),
        comparison.same(),
        Paths.trial(caller, comparison.one().trial()),
        Paths.trial(caller, comparison.other().trial()));
  }
}
