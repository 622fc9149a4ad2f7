package io.fairlead.web.ui.fairness;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trials;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** What the screens of audits read. */
@Component
record FairnessServices(Audits audits, Trials trials, Studies studies, Datasets datasets) {

  private static final int MOST_GROUPS = 10;

  /**
   * The columns that the trial's data set calls sensitive, as {@link GroupsText} reads them;
   * numbers are cut at their mean, since a group for each would say nothing.
   */
  String groupsOf(UUID workspace, UUID trial) {
    return trials
        .find(workspace, trial)
        .flatMap(found -> studies.find(workspace, found.study().toString()))
        .map(study -> study.definition().dataset())
        .flatMap(name -> datasets.find(workspace, name))
        .map(FairnessServices::groups)
        .orElse("");
  }

  private static String groups(Dataset dataset) {
    return dataset.columns().stream()
        .filter(column -> dataset.sensitive().contains(column.name()))
        .map(FairnessServices::group)
        .collect(Collectors.joining(", "));
  }

  private static String group(ColumnSummary column) {
    Double mean = column.mean();
    return mean == null || column.distinct() <= MOST_GROUPS
        ? column.name()
        : "%s: %d".formatted(column.name(), Math.round(mean));
  }
}
