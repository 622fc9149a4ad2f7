package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.lineage.Comparison;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Two trials side by side, the differences first, down to the jar. */
@Route(value = "w/:workspace/compare/:trial/:other?", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class CompareView extends WorkspacePage {

  private static final int OFFERED = 500;

  private final transient LineageServices services;
  private transient Trial trial;

  @SuppressWarnings("NullAway.Init") // read when entered
  CompareView(PageContext context, LineageServices services) {
    super(context);
    this.services = services;
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    trial =
        id(event, "trial")
            .flatMap(id -> services.trials().find(here.id(), id))
            .orElseThrow(NotFoundException::new);
    Study study =
        services
            .studies()
            .find(here.id(), trial.study().toString())
            .orElseThrow(NotFoundException::new);
    Study.Best best = study.best();
    UUID other =
        id(event, "other")
            .orElse(best == null || best.trial().equals(trial.id()) ? null : best.trial());
    Div head = new Div(Pieces.title("Compare trials"), chooser(here, study, other));
    head.addClassName("page-head");
    add(head);
    if (other == null) {
      add(
          Pieces.empty(
              "Compare trial #%d with which?".formatted(trial.number()),
              "Choose another trial of %s above; a trial of another study by its address."
                  .formatted(study.name())));
      return;
    }
    try {
      show(here, services.lineage().compare(here.id(), trial.id(), other));
    } catch (NotFound nothing) {
      throw new NotFoundException();
    }
  }

  private static Optional<UUID> id(BeforeEnterEvent event, String name) {
    return event.getRouteParameters().get(name).flatMap(Ids::parse);
  }

  private ComboBox<Trial> chooser(Here here, Study study, @Nullable UUID other) {
    ComboBox<Trial> chooser = new ComboBox<>("Trial #%d with".formatted(trial.number()));
    List<Trial> all =
        services.trials().list(here.id(), study.id(), TrialQuery.first(OFFERED)).items();
    List<Trial> others = all.stream().filter(each -> !each.id().equals(trial.id())).toList();
    chooser.setItems(others);
    chooser.setItemLabelGenerator(
        each ->
            "Trial #%d%s"
                .formatted(
                    each.number(),
                    each.objective() == null ? "" : ", " + Numbers.brief(each.objective())));
    others.stream()
        .filter(each -> each.id().equals(other))
        .findFirst()
        .ifPresent(chooser::setValue);
    chooser.addValueChangeListener(
        change -> {
          if (change.isFromClient() && change.getValue() != null) {
            String path = LineageNavigation.compare(here, trial.id(), change.getValue().id());
            getUI().ifPresent(ui -> ui.navigate(path));
          }
        });
    return chooser;
  }

  private void show(Here here, Comparison comparison) {
    int count = comparison.differences().size();
    Paragraph answer = new Paragraph();
    answer.add(
        Pieces.link(here.path("trials/" + comparison.one().trial()), comparison.one().label()));
    answer.add(" and ");
    answer.add(
        Pieces.link(here.path("trials/" + comparison.other().trial()), comparison.other().label()));
    answer.add(
        count == 0
            ? " are the same in all %s facts.".formatted(Numbers.count(comparison.same()))
            : " differ in %s and are the same in %s."
                .formatted(facts(count), facts(comparison.same())));
    answer.addClassName("answer");
    add(answer);
    if (count > 0) {
      add(DifferenceTable.differences(comparison));
    }
    add(
        new Details(
            "What is the same (" + comparison.same() + ")", DifferenceTable.same(comparison)));
  }

  private static String facts(int count) {
    return count == 1 ? "1 fact" : Numbers.count(count) + " facts";
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(
        new Crumb("Lineage", LineageNavigation.start(here())),
        new Crumb("Trial #" + trial.number(), here().path("trials/" + trial.id())),
        new Crumb("Compare", ""));
  }
}
