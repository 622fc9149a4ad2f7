package io.fairlead.web.ui.study;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridSortOrder;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.SortDirection;
import com.vaadin.flow.function.ValueProvider;
import io.fairlead.platform.guardrail.FairnessMeasure;
import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.guardrail.StudyFairness;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.web.ui.fairness.HeldPieces;
import io.fairlead.web.ui.fairness.MeasureWords;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The columns of the table of trials; they can be moved, resized and hidden. */
final class TrialGrid extends Grid<Trial> {

  private final transient List<String> initial;

  TrialGrid(Here here, Study study) {
    super(Trial.class, false);
    long maxSteps = study.definition().maxSteps();
    addClassName("table");
    addThemeVariants(GridVariant.NO_BORDER);
    setSelectionMode(SelectionMode.SINGLE);
    setMultiSort(false);
    setColumnReorderingAllowed(true);
    setPageSize(50);
    setHeight("440px");
    getElement().setAttribute("aria-label", "Trials of " + study.name());
    addColumn(
            Pieces.links(
                trial -> TrialNavigation.of(here, trial.id()), trial -> "#" + trial.number()))
        .setHeader("Trial")
        .setKey("number")
        .setSortProperty("number")
        .setWidth("84px")
        .setFlexGrow(0)
        .setFrozen(true);
    addComponentColumn(trial -> chip(trial, maxSteps))
        .setHeader("State")
        .setKey("state")
        .setSortProperty("state")
        .setWidth("132px")
        .setFlexGrow(0)
        .setTooltipGenerator(Trial::problem);
    numeric(Answer.metric(study), "objective", Trial::objective);
    measures(study.fairness());
    numeric("Step of " + Numbers.count(maxSteps), "step", Trial::step);
    for (ParameterChoice choice : study.definition().parameters()) {
      if (choice.value() == null) {
        String name = choice.name();
        numeric(name, "parameter:" + name, trial -> trial.parameters().get(name));
      }
    }
    addColumn(TrialGrid::lasted)
        .setHeader("Lasted")
        .setKey("lasted")
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("96px")
        .setFlexGrow(0);
    addColumn(Trial::rationale)
        .setHeader("Why")
        .setKey("why")
        .setFlexGrow(3)
        .setWidth("180px")
        .setTooltipGenerator(Trial::rationale);
    getColumns().forEach(column -> column.setResizable(true));
    initial = keys();
  }

  /** Shows it as the layout says, as far as there are such columns. */
  void apply(TableLayout layout) {
    order(layout.order(keys()));
    getColumns()
        .forEach(column -> column.setVisible(column.isFrozen() || layout.shows(column.getKey())));
    layout
        .sort()
        .flatMap(
            by ->
                getColumns().stream()
                    .filter(column -> column.isSortable() && by.column().equals(column.getKey()))
                    .map(
                        column ->
                            new GridSortOrder<>(
                                column,
                                by.descending()
                                    ? SortDirection.DESCENDING
                                    : SortDirection.ASCENDING))
                    .findFirst())
        .ifPresentOrElse(order -> sort(List.of(order)), () -> sort(List.of()));
  }

  /** How it is shown now. */
  TableLayout layout() {
    List<String> shown =
        getColumns().stream().filter(Column::isVisible).map(Column::getKey).toList();
    return new TableLayout(
        shown.equals(initial) ? List.of() : shown,
        getSortOrder().stream()
            .findFirst()
            .map(
                order ->
                    new TableLayout.Sort(
                        order.getSorted().getKey(),
                        order.getDirection() == SortDirection.DESCENDING)));
  }

  /** Moves a column by so many places. */
  void move(Column<Trial> column, int by) {
    order(TableLayout.moved(keys(), column.getKey(), by));
  }

  private void order(List<String> keys) {
    setColumnOrder(
        keys.stream()
            .map(this::getColumnByKey)
            .sorted((a, b) -> Boolean.compare(b.isFrozen(), a.isFrozen()))
            .toList());
  }

  private List<String> keys() {
    return getColumns().stream().map(column -> Objects.requireNonNull(column.getKey())).toList();
  }

  private void numeric(String header, String key, ValueProvider<Trial, @Nullable Object> value) {
    addComponentColumn(trial -> Pieces.number(value.apply(trial)))
        .setHeader(header)
        .setKey(key)
        .setSortProperty(key)
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("120px")
        .setFlexGrow(1);
  }

  private void measures(StudyFairness fairness) {
    for (int i = 0; i < fairness.measures().size(); i++) {
      int at = i;
      FairnessMeasure measure = fairness.measures().get(i);
      addComponentColumn(trial -> HeldPieces.cell(Held.of(fairness, trial).get(at)))
          .setHeader(MeasureWords.of(measure))
          .setKey("fairness:" + measure.name())
          .setSortProperty("fairness:" + measure.name())
          .setTextAlign(ColumnTextAlign.END)
          .setWidth("268px")
          .setFlexGrow(1);
    }
  }

  private static Span chip(Trial trial, long maxSteps) {
    boolean runs = trial.state() == TrialState.RUNNING && maxSteps > 0;
    return Pieces.chip(
        Shown.of(trial.state()), runs ? Math.min(1, (double) trial.step() / maxSteps) : -1);
  }

  private static String lasted(Trial trial) {
    Instant start = trial.startedAt();
    Instant end = trial.endedAt();
    return start == null || end == null ? "–" : Times.span(Duration.between(start, end));
  }
}
