package io.fairlead.platform.decision;

import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.Trials;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Which guardrails stand against the choice of trials. */
@Component
final class Guardrails {

  private static final Set<DecisionType> CHOICES =
      Set.of(DecisionType.CONFIGURATION_CHOSEN, DecisionType.PROMOTION);

  private final Studies studies;
  private final Trials trials;

  Guardrails(Studies studies, Trials trials) {
    this.studies = studies;
    this.trials = trials;
  }

  /**
   * Those that a decision of that type would pass; whoever signs it says why.
   *
   * @throws Conflict while one of the trials is still being measured
   */
  List<Passed> passed(UUID workspace, DecisionType type, Collection<UUID> chosen) {
    List<Passed> passed = new ArrayList<>();
    if (CHOICES.contains(type)) {
      chosen.stream().distinct().forEach(trial -> passed.addAll(passed(workspace, trial)));
    }
    return passed;
  }

  private List<Passed> passed(UUID workspace, UUID id) {
    Trial trial =
        trials.find(workspace, id).orElseThrow(() -> new NotFound("trial", id.toString()));
    Study study =
        studies
            .find(workspace, trial.study().toString())
            .orElseThrow(() -> new NotFound("study", trial.study().toString()));
    String label = study.name() + " #" + trial.number();
    return Held.of(study.fairness(), trial).stream()
        .filter(Held::needsReason)
        .map(held -> passed(id, label, held))
        .toList();
  }

  private static Passed passed(UUID trial, String label, Held held) {
    if (held.standing() == Held.Standing.PENDING) {
      throw new Conflict(
          "'%s' is still being measured by %s, which is a guardrail: sign in a moment."
              .formatted(label, held.measure().name()));
    }
    return new Passed(
        trial,
        label,
        held.measure().name(),
        held.figure() == null ? null : held.figure().value(),
        held.measure().limitWords());
  }
}
