package io.fairlead.web.rest;

import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.study.StudyState;
import io.fairlead.platform.trial.TrialState;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A study as scripts see it.
 *
 * @param trials how many trials are in each state
 * @param fairness what its trials are measured by now
 * @param trace the id of its trace; null when it has none
 * @param conclusion what came of its race; null when it has none or that isn't known
 * @param best by the first objective, or the one that its race recommends; null while no trial is
 *     complete
 */
record StudyView(
    UUID id,
    String name,
    StudyState state,
    String workspace,
    Map<TrialState, Integer> trials,
    @Nullable BestView best,
    Instant createdAt,
    String createdBy,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt,
    @Nullable String problem,
    @Schema(type = "object", description = "As submitted, see /api/v1/schemas/study.json")
        JsonNode definition,
    @Schema(
            type = "array",
            description = "What trials are measured by now, as a definition's fairness")
        JsonNode fairness,
    @Nullable String trace,
    @Nullable String conclusion,
    String path)
    implements Once.Identified {

  private static final JsonMapper JSON = new JsonMapper();

  /** The best trial so far. */
  record BestView(
      UUID trial, int number, double objective, Map<String, Object> parameters, String path) {}

  static StudyView of(Caller caller, Study study) {
    Study.Best best = study.best();
    return new StudyView(
        study.id(),
        study.name(),
        study.state(),
        caller.workspace().name(),
        new TreeMap<>(study.counts()),
        best == null
            ? null
            : new BestView(
                best.trial(),
                best.number(),
                best.objective(),
                best.parameters(),
                Paths.trial(caller, best.trial())),
        study.createdAt(),
        study.createdBy(),
        study.startedAt(),
        study.endedAt(),
        study.problem(),
        JSON.readTree(StudyJson.write(study.definition())),
        JSON.readTree(StudyJson.write(study.fairness().measures())),
        study.trace(),
        study.conclusion(),
        Paths.study(caller, study.id()));
  }
}
