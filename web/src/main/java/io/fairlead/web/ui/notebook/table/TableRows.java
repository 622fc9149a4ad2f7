package io.fairlead.web.ui.notebook.table;

import io.fairlead.kernel.search.Direction;
import io.fairlead.platform.notebook.Offers;
import io.fairlead.platform.notebook.table.TableContent;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.trial.Trials;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/**
 * The best trials of some studies, best first, and the parameters that any of the studies varies.
 *
 * @param metric the first study's objective
 */
record TableRows(String metric, List<String> parameters, List<Row> rows) {

  private static final int MOST_PARAMETERS = 8;

  /** A trial of a study. */
  record Row(Study study, Trial trial) {}

  static TableRows read(
      UUID workspace, TableContent content, Offers offers, Studies studies, Trials trials) {
    List<Study> shown =
        content.studies().stream()
            .flatMap(name -> offers.study(name).stream())
            .distinct()
            .flatMap(id -> studies.find(workspace, id.toString()).stream())
            .toList();
    if (shown.isEmpty()) {
      return new TableRows("", List.of(), List.of());
    }
    boolean down =
        shown.getFirst().definition().objectives().getFirst().direction() == Direction.MAXIMIZE;
    TrialQuery best = new TrialQuery(Set.of(), "objective", down, null, 0, content.rows());
    List<Row> rows = new ArrayList<>();
    Set<String> parameters = new LinkedHashSet<>();
    for (Study study : shown) {
      study.definition().parameters().stream()
          .filter(choice -> choice.value() == null)
          .map(ParameterChoice::name)
          .forEach(parameters::add);
      trials
          .list(workspace, study.id(), best)
          .items()
          .forEach(trial -> rows.add(new Row(study, trial)));
    }
    Comparator<Row> better =
        Comparator.comparingDouble(row -> Objects.requireNonNull(row.trial().objective()));
    List<Row> ordered =
        rows.stream()
            .filter(row -> row.trial().objective() != null)
            .sorted(down ? better.reversed() : better)
            .limit(content.rows())
            .toList();
    return new TableRows(
        shown.getFirst().definition().objectives().getFirst().metric(),
        parameters.stream().limit(MOST_PARAMETERS).toList(),
        ordered);
  }

  boolean ofSeveral() {
    return rows.stream().map(row -> row.study().id()).distinct().count() > 1;
  }

  String name(Row row) {
    return ofSeveral()
        ? row.study().name() + " #" + row.trial().number()
        : "#" + row.trial().number();
  }
}
