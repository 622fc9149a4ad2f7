package io.fairlead.web.rest;

import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.lineage.Lineage;
import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How things came of each other. */
@RestController
@Tag(name = "Lineage")
class LineageController {

  private final Lineage lineage;
  private final Datasets datasets;
  private final TrialLookup trials;

  LineageController(Lineage lineage, Datasets datasets, TrialLookup trials) {
    this.lineage = lineage;
    this.datasets = datasets;
    this.trials = trials;
  }

  @GetMapping(Paths.WORKSPACE + "/lineage/{type}/{id}")
  @Needs(Permission.READ)
  @Operation(
      summary = "What a thing came of, and what came of it",
      description =
          "type: dataset, code, environment, study, trial, model, predictions, audit or decision."
              + " id: a data set's, model's, predictions' or environment's digest, a revision, or a"
              + " UUID. back and on: how many steps each way, 0 to 6.")
  GraphView around(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String type,
      @PathVariable String id,
      @RequestParam(defaultValue = "1") int back,
      @RequestParam(defaultValue = "1") int on) {
    return GraphView.of(
        caller,
        lineage.around(
            caller.workspaceId(),
            new NodeRef(NodeType.parse(type), id),
            steps("back", back),
            steps("on", on)));
  }

  private static int steps(String field, int steps) {
    if (steps < 0 || steps > Lineage.MOST_STEPS) {
      throw new io.fairlead.platform.problem.InvalidInput(
          field,
          "A graph reaches 0 to %d steps each way.".formatted(Lineage.MOST_STEPS),
          Integer.toString(steps),
          "Start from another node to see further.");
    }
    return steps;
  }

  @GetMapping(TrialsController.TRIAL + "/lineage")
  @Needs(Permission.READ)
  @Operation(summary = "The whole record of a trial: data, code, jars, machine, search, people")
  TrialRecordView record(@Parameter(hidden = true) Caller caller, @PathVariable String trial) {
    return TrialRecordView.of(
        caller, lineage.record(caller.workspaceId(), trials.find(caller, trial).id()));
  }

  @GetMapping(TrialsController.TRIAL + "/prov")
  @Needs(Permission.READ)
  @Operation(summary = "The record of a trial and what stands on it, as W3C PROV-JSON")
  Map<String, Object> prov(@Parameter(hidden = true) Caller caller, @PathVariable String trial) {
    return lineage.prov(caller.workspaceId(), trials.find(caller, trial).id());
  }

  @GetMapping(TrialsController.TRIAL + "/compare")
  @Needs(Permission.READ)
  @Operation(summary = "Where the records of two trials differ, down to the jar")
  TrialComparisonView compare(
      @Parameter(hidden = true) Caller caller,
      @PathVariable String trial,
      @RequestParam String with) {
    return TrialComparisonView.of(
        caller,
        lineage.compare(
            caller.workspaceId(), trials.find(caller, trial).id(), trials.find(caller, with).id()));
  }

  @GetMapping(Paths.WORKSPACE + "/datasets/{dataset}/standing")
  @Needs(Permission.READ)
  @Operation(summary = "What stands on a data set: studies, trials, models, audits, decisions")
  StandingView standing(@Parameter(hidden = true) Caller caller, @PathVariable String dataset) {
    return datasets
        .find(caller.workspaceId(), dataset)
        .map(found -> lineage.standing(caller.workspaceId(), found.digest()))
        .map(found -> StandingView.of(caller, found))
        .orElseThrow(() -> new NotFound("dataset", dataset));
  }
}
