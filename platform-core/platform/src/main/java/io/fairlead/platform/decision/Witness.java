package io.fairlead.platform.decision;

import io.fairlead.platform.decision.NewDecision.Reference;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks at evidence when a decision is signed, so that the decision says what it was then. */
@Component
final class Witness {

  private final Studies studies;
  private final Trials trials;

  Witness(Studies studies, Trials trials) {
    this.studies = studies;
    this.trials = trials;
  }

  Evidence see(UUID workspace, Reference reference) {
    return switch (reference.kind()) {
      case TRIAL -> trial(workspace, reference.id());
      case STUDY -> study(workspace, reference.id());
      case CHART, AUDIT ->
          new Evidence(
              reference.kind(),
              reference.id(),
              reference.digest() == null ? "" : reference.digest(),
              reference.kind().word());
    };
  }

  private Evidence trial(UUID workspace, UUID id) {
    Trial trial =
        trials.find(workspace, id).orElseThrow(() -> new NotFound("trial", id.toString()));
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("id", id.toString());
    content.put("state", trial.state());
    content.put("parameters", trial.parameters());
    content.put("metrics", new TreeMap<>(trial.metrics()));
    String label = study(workspace, trial.study()).label() + " #" + trial.number();
    return new Evidence(Evidence.Kind.TRIAL, id, Changed.digest(content), label);
  }

  private Evidence study(UUID workspace, UUID id) {
    Study study =
        studies
            .find(workspace, id.toString())
            .orElseThrow(() -> new NotFound("study", id.toString()));
    Map<String, Object> content =
        Map.of(
            "id",
            id.toString(),
            "state",
            study.state(),
            "definition",
            StudyJson.write(study.definition()));
    return new Evidence(Evidence.Kind.STUDY, id, Changed.digest(content), study.name());
  }
}
