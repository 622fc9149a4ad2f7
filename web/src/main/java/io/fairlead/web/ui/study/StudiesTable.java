package io.fairlead.web.ui.study;

import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.provider.DataProvider;
import com.vaadin.flow.data.provider.ListDataProvider;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.StudyState;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Shown;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Studies as rows that are brought up to date where they stand. */
final class StudiesTable extends Grid<Study> {

  private final transient Clock clock;
  private final transient List<Study> rows = new ArrayList<>();
  private transient @Nullable Here here;

  StudiesTable(Clock clock) {
    super(Study.class, false);
    this.clock = clock;
    addClassName("table");
    addThemeVariants(GridVariant.NO_BORDER);
    setAllRowsVisible(true);
    setSelectionMode(SelectionMode.NONE);
    getElement().setAttribute("aria-label", "Studies");
    addColumn(Pieces.links(this::path, Study::name))
        .setHeader("Study")
        .setWidth("168px")
        .setFlexGrow(2)
        .setComparator(Study::name)
        .setTooltipGenerator(study -> study.problem());
    addComponentColumn(StudiesTable::state).setHeader("State").setWidth("120px").setFlexGrow(0);
    addComponentColumn(this::progress).setHeader("Trials over").setWidth("168px").setFlexGrow(0);
    addComponentColumn(StudiesTable::best)
        .setHeader("Best value")
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("176px")
        .setFlexGrow(0);
    addColumn(StudiesTable::trained)
        .setHeader("Trainer and data")
        .setWidth("204px")
        .setFlexGrow(1)
        .setTooltipGenerator(StudiesTable::trained);
    addColumn(Study::createdBy).setHeader("Started by").setWidth("104px").setFlexGrow(0);
    addComponentColumn(study -> Pieces.time(study.createdAt(), this.clock))
        .setHeader("Started")
        .setWidth("84px")
        .setFlexGrow(0);
    addItemClickListener(clicked -> getUI().ifPresent(ui -> ui.navigate(path(clicked.getItem()))));
    getElement().setAttribute("data-opens-rows", true);
    ListDataProvider<Study> provider =
        new ListDataProvider<>(rows) {
          @Override
          public Object getId(Study study) {
            return study.id();
          }
        };
    setDataProvider((DataProvider<Study, ?>) provider);
  }

  void linkTo(Here place) {
    here = place;
  }

  void replace(List<Study> studies) {
    rows.clear();
    rows.addAll(studies);
    getDataProvider().refreshAll();
  }

  void update(List<Study> studies) {
    for (int i = 0; i < studies.size(); i++) {
      Study next = studies.get(i);
      if (i < rows.size() && !next.equals(rows.set(i, next))) {
        getDataProvider().refreshItem(next);
      }
    }
  }

  private String path(Study study) {
    return StudyNavigation.of(Objects.requireNonNull(here), study.name());
  }

  private static Span state(Study study) {
    double share =
        study.state() == StudyState.RUNNING ? Progress.of(study, study.createdAt()).share() : -1;
    return Pieces.chip(Shown.of(study.state()), share);
  }

  private static String trained(Study study) {
    String dataset = study.definition().dataset();
    return study.definition().trainer() + (dataset == null ? "" : " · " + dataset);
  }

  private Div progress(Study study) {
    Progress progress = Progress.of(study, clock.instant());
    Span text =
        new Span(Numbers.count(progress.over()) + " of " + Numbers.count(progress.planned()));
    text.addClassName("number");
    text.getElement()
        .setAttribute("title", Numbers.percent(progress.share()) + " of the planned trials");
    Div cell = new Div(new StateBar(study.counts(), progress.planned()), text);
    cell.addClassName("progress-cell");
    return cell;
  }

  private static Span best(Study study) {
    Study.Best best = study.best();
    Span value = Pieces.number(best == null ? null : (Object) best.objective());
    Span metric = new Span(Answer.metric(study));
    metric.addClassName("unit");
    Span both = best == null ? new Span(value) : new Span(metric, value);
    both.addClassName("best-cell");
    return both;
  }
}
