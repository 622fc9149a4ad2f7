package io.fairlead.platform.decision;

import io.fairlead.platform.decision.NewDecision.Reference;
import io.fairlead.platform.event.Changed;
import io.fairlead.platform.fairness.Audit;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyJson;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Looks at evidence when a decision is signed, so that the decision says what it was then. */
@Component
final class Witness {

  private final Studies studies;
  private final Trials trials;
  private final Audits audits;

  Witness(Studies studies, Trials trials, Audits audits) {
    this.studies = studies;
    this.trials = trials;
    this.audits = audits;
  }

  Evidence see(UUID workspace, Reference reference) {
    return switch (reference.kind()) {
      case TRIAL -> trial(workspace, reference.id());
      case STUDY -> study(workspace, reference.id());
      case AUDIT -> audit(workspace, reference);
      case CHART ->
          reference.digest() == null
              ? history(workspace, reference.id())
              : new Evidence(
                  reference.kind(), reference.id(), reference.digest(), reference.kind().word());
    };
  }

  /** The chart of a study's history, by the values that it draws. */
  private Evidence history(UUID workspace, UUID study) {
    Evidence of = study(workspace, study);
    ObjectiveHistory history = trials.history(workspace, study);
    List<String> points = new ArrayList<>();
    for (int i = 0; i < history.numbers().length; i++) {
      points.add(history.numbers()[i] + " " + history.values()[i] + " " + history.states()[i]);
    }
    return new Evidence(
        Evidence.Kind.CHART,
        study,
        Changed.digest(Map.of("study", study.toString(), "points", points)),
        "history of " + of.label());
  }

  /** An audit never changes, so a digest that someone gives is its own or a mistake. */
  private Evidence audit(UUID workspace, Reference reference) {
    UUID id = reference.id();
    Audit audit =
        audits.find(workspace, id).orElseThrow(() -> new NotFound("audit", id.toString()));
    Map<String, Object> content =
        Map.of("id", id.toString(), "digest", audit.digest(), "result", audit.result());
    String digest = Changed.digest(content);
    String given = reference.digest();
    if (given != null && !given.equals(digest)) {
      throw new InvalidInput(
          "evidence.digest",
          "An audit's digest is found; it never changes.",
          given,
          "Leave it out: it is %s.".formatted(digest));
    }
    return new Evidence(Evidence.Kind.AUDIT, id, digest, audit.name());
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
