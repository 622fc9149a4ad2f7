package io.fairlead.web.ui.fairness;

import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trials;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What the screens of audits read. */
@Component
record FairnessServices(Audits audits, Trials trials, Studies studies, Datasets datasets) {

  /** The columns that the trial's data set calls sensitive. */
  List<String> sensitiveOf(UUID workspace, UUID trial) {
    return trials
        .find(workspace, trial)
        .flatMap(found -> studies.find(workspace, found.study().toString()))
        .map(study -> study.definition().dataset())
        .flatMap(name -> datasets.find(workspace, name))
        .map(Dataset::sensitive)
        .orElse(List.of());
  }
}
