package io.fairlead.web.ui.fairness;

import io.fairlead.platform.dataset.ColumnSummary;
import io.fairlead.platform.dataset.Dataset;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.fairness.Audits;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.trial.Trials;
import java.util.List;
import java.util.Optional;
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
    return datasetOf(workspace, trial).map(FairnessServices::groups).orElse("");
  }

  /** The labels of which one has to be named as positive; none where that is settled. */
  List<String> labelsOf(UUID workspace, UUID trial) {
    return datasetOf(workspace, trial)
        .filter(dataset -> dataset.task() == Task.MULTICLASS)
        .map(FairnessServices::labels)
        .orElse(List.of());
  }

  private static List<String> labels(Dataset dataset) {
    return dataset.columns().stream()
        .filter(column -> column.name().equals(dataset.target()))
        .flatMap(column -> column.top().stream())
        .flatMap(top -> Optional.ofNullable(top.value()).stream())
        .sorted()
        .toList();
  }

  private Optional<Dataset> datasetOf(UUID workspace, UUID trial) {
    return trials
        .find(workspace, trial)
        .flatMap(found -> studies.find(workspace, found.study().toString()))
        .map(study -> study.definition().dataset())
        .flatMap(name -> datasets.find(workspace, name));
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
        ? GroupsReader.quoted(column.name())
        : "%s: %d".formatted(GroupsReader.quoted(column.name()), Math.round(mean));
  }
}
