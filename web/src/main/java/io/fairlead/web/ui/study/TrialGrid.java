package io.fairlead.web.ui.study;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyDefinition.ParameterChoice;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialState;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.trial.TrialNavigation;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of the table of trials. */
final class TrialGrid extends Grid<Trial> {

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
    addComponentColumn(
            trial -> Pieces.link(TrialNavigation.of(here, trial.id()), "#" + trial.number()))
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
        .setWidth("150px")
        .setFlexGrow(0)
        .setTooltipGenerator(Trial::problem);
    numeric(Answer.metric(study), "objective", "objective", Trial::objective);
    numeric("Step of " + Numbers.count(maxSteps), "step", "step", Trial::step);
    for (ParameterChoice choice : study.definition().parameters()) {
      if (choice.value() == null) {
        String name = choice.name();
        numeric(name, "parameter:" + name, "parameter:" + name, t -> t.parameters().get(name));
      }
    }
    addColumn(TrialGrid::lasted)
        .setHeader("Lasted")
        .setKey("lasted")
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true);
    addColumn(Trial::rationale)
        .setHeader("Why")
        .setKey("why")
        .setFlexGrow(3)
        .setWidth("180px")
        .setTooltipGenerator(Trial::rationale);
  }

  private void numeric(
      String header,
      String key,
      String sort,
      com.vaadin.flow.function.ValueProvider<Trial, @Nullable Object> value) {
    addComponentColumn(trial -> Pieces.number(value.apply(trial)))
        .setHeader(header)
        .setKey(key)
        .setSortProperty(sort)
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("140px")
        .setFlexGrow(1)
        .setResizable(true);
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
