package io.fairlead.web.rest;

import io.fairlead.platform.lineage.Standing;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands on a data set.
 *
 * @param counts by type of node
 * @param newest studies, audits and decisions, at most 50 of each
 */
record StandingView(Map<String, Integer> counts, List<NodeView> newest) {

  static StandingView of(Caller caller, Standing standing) {
    Map<String, Integer> counts = new TreeMap<>();
    standing.counts().forEach((type, count) -> counts.put(type.word(), count));
    return new StandingView(
        counts, standing.newest().stream().map(node -> NodeView.of(caller, node)).toList());
  }
}
