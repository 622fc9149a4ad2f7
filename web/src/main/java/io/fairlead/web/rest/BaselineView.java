package io.fairlead.web.rest;

import io.fairlead.platform.baseline.Baseline;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/**
 * A baseline as scripts see it.
 *
 * @param dataset its id
 * @param path of the list that it is in: a baseline is replaced by its next version
 */
record BaselineView(
    UUID id,
    UUID dataset,
    String trainer,
    String metric,
    int version,
    Map<String, Object> parameters,
    String rationale,
    String setBy,
    Instant setAt,
    String path)
    implements Once.Identified {

  static BaselineView of(Caller caller, Baseline baseline) {
    return new BaselineView(
        baseline.id(),
        baseline.dataset(),
        baseline.trainer(),
        baseline.metric(),
        baseline.version(),
        baseline.parameters(),
        baseline.rationale(),
        baseline.setBy(),
        baseline.setAt(),
        Paths.workspace(caller.workspace().name()) + "/baselines");
  }
}
