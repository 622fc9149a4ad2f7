package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.baseline.Baseline;
import io.fairlead.platform.baseline.Baselines;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Estimates;
import io.fairlead.platform.catalog.Catalog;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.catalog.CatalogDoors;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** A study is set up in three steps that are in view at once. */
@Route(value = "w/:workspace/studies/new", layout = Frame.class)
@PermitAll
@Needs(Permission.RUN_STUDIES)
class NewStudyView extends WorkspacePage {

  private final transient Studies studies;
  private final transient Datasets datasets;
  private final transient Catalog catalog;
  private final transient Baselines baselines;
  private final transient CatalogDoors doors;
  private String excepted = "";
  private String compared = "";
  private final transient Estimates estimates;
  private final transient Budgets budgets;
  private final transient StudyDraft draft = new StudyDraft();
  private final Button start = new Button("Start the study");
  private final Span reason = new Span();
  private final PreviewTable preview = new PreviewTable();
  private transient List<FormStep> steps = List.of();
  private transient Optional<HowStep> hard = Optional.empty();

  NewStudyView(
      PageContext context,
      Studies studies,
      Datasets datasets,
      Catalog catalog,
      Baselines baselines,
      CatalogDoors doors,
      Estimates estimates,
      Budgets budgets) {
    super(context);
    this.studies = studies;
    this.datasets = datasets;
    this.catalog = catalog;
    this.baselines = baselines;
    this.doors = doors;
    this.estimates = estimates;
    this.budgets = budgets;
    start.addThemeVariants(ButtonVariant.PRIMARY);
    start.addClickListener(click -> Notices.trying(this::submit));
    reason.addClassName("reason");
    reason.setId("why-not");
    reason.getElement().setAttribute("role", "status");
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    HowStep how = new HowStep(draft, this::changed);
    hard = Optional.of(how);
    WhereStep where =
        new WhereStep(
            draft,
            this::changed,
            (entry, wanted) -> doors.waysOut(here, entry, wanted, draft.name.strip()));
    WhatStep what =
        new WhatStep(
            here,
            draft,
            datasets,
            catalog.trainers(here.id()),
            event.getLocation().getQueryParameters().getSingleParameter("dataset"),
            trainer -> {
              draft.catalog(catalog.entries(here.id(), trainer));
              excepted = "";
              where.rebuild();
              how.usual(Usual.of(trainer));
            },
            () -> {
              lookUpExceptions(here, where);
              lookUpBaseline(here);
              changed();
            });
    steps = List.of(what, where, how);
    Div actions = new Div(reason, start);
    actions.addClassName("form-actions");
    Div head = new Div(Pieces.title("New study"), actions);
    head.addClassName("page-head");
    Div form = new Div(what, where, how);
    form.addClassName("form-steps");
    add(head, form, Pieces.heading("Ten configurations it would try"), preview);
    changed();
  }

  @Override
  protected void refuse(Here here) {
    add(
        Pieces.forbidden(
            "You can look at studies here, not start them",
            "Starting studies is for "
                + Here.whoMay(Permission.RUN_STUDIES)
                + " of "
                + here.workspace().title()
                + ". A manager of the workspace can give you that role."));
  }

  /** What was granted goes by the study's name and trainer. */
  private void lookUpExceptions(Here here, WhereStep where) {
    String name = draft.name.strip();
    String asked = name + " " + draft.trainer;
    if (draft.trainer != null && !asked.equals(excepted)) {
      excepted = asked;
      draft.excepted(name.isEmpty() ? List.of() : catalog.granted(here.id(), draft.trainer, name));
      where.offer();
    }
  }

  private void lookUpBaseline(Here here) {
    String asked = draft.dataset + " " + draft.trainer + " " + draft.metric;
    if (draft.dataset == null || asked.equals(compared)) {
      return;
    }
    compared = asked;
    draft.baseline(
        datasets
            .find(here.id(), draft.dataset)
            .flatMap(
                dataset ->
                    baselines.list(here.id()).stream()
                        .filter(
                            each ->
                                each.dataset().equals(dataset.id())
                                    && each.trainer().equals(draft.trainer)
                                    && each.metric().equals(draft.metric))
                        .findFirst())
            .map(Baseline::parameters)
            .orElse(null));
  }

  private void changed() {
    Optional<String> why = draft.reason();
    start.setEnabled(why.isEmpty());
    start.getElement().setAttribute("aria-describedby", "why-not");
    reason.setText(why.orElse(""));
    steps.forEach(FormStep::refresh);
    preview.show(draft.preview(), draft.parameters());
    hard.ifPresent(step -> step.estimate(why.isEmpty() ? estimate() : ""));
  }

  private String estimate() {
    return EstimateWords.of(
        estimates.estimate(here().id(), draft.definition()),
        budgets.standing(here().id()).period());
  }

  private void submit() {
    steps.forEach(step -> step.refuse("", ""));
    try {
      Study started =
          studies.submit(here().id(), draft.definition(), here().acting(Permission.RUN_STUDIES));
      getUI().ifPresent(ui -> ui.navigate(StudyNavigation.of(here(), started.name())));
    } catch (InvalidInput refused) {
      String text = refused.rule() + " " + refused.wayOut();
      boolean placed = false;
      for (FormStep step : steps) {
        placed |= step.refuse(refused.field(), text);
      }
      reason.setText(placed ? "Not started: see the marked field." : "Not started. " + text);
    }
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Studies", StudyNavigation.list(here())), new Crumb("New study", ""));
  }
}
