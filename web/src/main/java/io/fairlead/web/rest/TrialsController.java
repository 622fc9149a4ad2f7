package io.fairlead.web.rest;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Attempt;
import io.fairlead.platform.trial.Explanations;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.rest.TrialView.ArtifactView;
import io.fairlead.web.rest.TrialView.AttemptView;
import io.fairlead.web.security.AlsoForGuests;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Trials: lists by study, and one with its attempts. */
@RestController
@Tag(name = "Trials")
class TrialsController {

  static final String TRIAL = Paths.WORKSPACE + "/trials/{trial}";

  private final Studies studies;
  private final Trials trials;
  private final Explanations explanations;
  private final Artifacts artifacts;
  private final TrialLookup lookup;

  TrialsController(
      Studies studies,
      Trials trials,
      Explanations explanations,
      Artifacts artifacts,
      TrialLookup lookup) {
    this.studies = studies;
    this.trials = trials;
    this.explanations = explanations;
    this.artifacts = artifacts;
    this.lookup = lookup;
  }

  @GetMapping(StudiesController.STUDIES + "/{study}/trials")
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(
      summary = "The trials of a study, filtered by state, ordered by an objective",
      description =
          "order: number, objective, an objective's metric, state, step, startedAt, parameter:NAME,"
              + " metric:NAME or fairness:NAME. direction: asc or desc; without it an objective's best come first.")
  Paging<TrialView> list(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String study,
      @RequestParam(defaultValue = "") List<String> state,
      @RequestParam(defaultValue = "number") String order,
      @RequestParam(required = false) @Nullable String direction,
      @RequestParam(required = false) @Nullable String after,
      @RequestParam(defaultValue = Paging.DEFAULT_LIMIT) int limit) {
    Study of =
        studies.find(caller.workspaceId(), study).orElseThrow(() -> new NotFound("study", study));
    return Paging.of(
        trials.list(
            caller.workspaceId(),
            of.id(),
            TrialOrder.query(of, state, order, direction, after, limit)),
        trial -> TrialView.of(caller, of.fairness(), trial));
  }

  @GetMapping(TRIAL)
  @AlsoForGuests
  @Needs(Permission.READ)
  @Operation(
      summary =
          "One trial: parameters, results, why it was suggested, attempts with environment and artifacts")
  TrialView one(@Parameter(hidden = true) Caller caller, @PathVariable String trial) {
    Trial found = lookup.find(caller, trial);
    return TrialView.of(
        caller,
        studies
            .find(caller.workspaceId(), found.study().toString())
            .map(Study::fairness)
            .orElse(StudyFairness.NONE),
        found,
        explanations
            .of(caller.workspaceId(), found.study(), found.number())
            .map(ExplanationView::of)
            .orElse(null),
        trials.attempts(caller.workspaceId(), found.id()).stream()
            .map(attempt -> view(caller, found, attempt))
            .toList());
  }

  private AttemptView view(Caller caller, Trial trial, Attempt attempt) {
    Map<String, String> environment =
        attempt.environment() == null
            ? Map.of()
            : trials.environment(caller.workspaceId(), attempt.environment());
    return AttemptView.of(
        attempt,
        environment,
        artifacts.of(caller.workspaceId(), attempt.id()).stream()
            .map(
                each ->
                    new ArtifactView(
                        each.digest(),
                        each.kind(),
                        each.name(),
                        each.bytes(),
                        Paths.trial(caller, trial.id()) + "/artifacts/" + each.digest()))
            .toList());
  }
}
