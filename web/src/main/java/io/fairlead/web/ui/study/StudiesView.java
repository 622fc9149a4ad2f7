package io.fairlead.web.ui.study;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.event.Changes;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.study.Studies;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.KeyHint;
import io.fairlead.web.ui.page.Live;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.List;

/** All studies of a workspace, newest first. */
@Route(value = "w/:workspace/studies", layout = Frame.class)
@PermitAll
@Needs(Permission.READ)
class StudiesView extends WorkspacePage {

  private static final int PAGE = 100;

  private final transient Studies studies;
  private final transient Changes changes;
  private final transient StudiesModel model = new StudiesModel();
  private final Paragraph answer = new Paragraph();
  private final Div body = new Div();
  private final Button fresh = new Button();
  private final Button more = new Button("Show older studies");
  private Button create = new Button();
  private transient StudiesTable table;
  private transient int wanted = PAGE;

  StudiesView(PageContext context, Studies studies, Changes changes) {
    super(context);
    this.studies = studies;
    this.changes = changes;
    this.table = new StudiesTable(context.clock());
    fresh.addThemeVariants(ButtonVariant.SMALL);
    fresh.addClickListener(
        event -> {
          model.reveal();
          draw();
        });
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    table.linkTo(here);
    create = startButton(here);
    create.setVisible(false); // until it is known whether the page itself asks for the first one
    answer.addClassName("answer");
    answer.setVisible(false);
    Div head = new Div(Pieces.title("Studies"), fresh, create);
    head.addClassName("page-head");
    fresh.setVisible(false);
    more.setVisible(false);
    body.removeAll();
    body.add(Pieces.skeleton(6));
    add(head, answer, body, more);
    Live<Page<Study>> live =
        Live.bind(
            body,
            listener -> changes.subscribe(here.id(), null, listener),
            () -> studies.list(here.id(), null, wanted),
            this::show,
            problem -> fail());
    more.addClickListener(
        clicked -> {
          wanted += PAGE;
          model.reveal();
          live.refresh();
        });
  }

  private void show(Page<Study> read) {
    boolean rebuild = model.update(read.items());
    more.setVisible(read.next() != null);
    fresh.setVisible(model.fresh() > 0);
    fresh.setText(model.fresh() + " new");
    answer.setVisible(!read.items().isEmpty());
    answer.removeAll();
    sentence(read).forEach(answer::add);
    create.setVisible(!read.items().isEmpty());
    if (rebuild || !table.isAttached()) {
      draw();
    } else {
      table.update(model.shown());
    }
  }

  private List<Component> sentence(Page<Study> read) {
    String text = StudiesAnswer.of(read.items(), read.next() != null);
    return StudiesAnswer.latest(read.items())
        .map(study -> Pieces.linked(text, study.name(), StudyNavigation.of(here(), study.name())))
        .orElseGet(() -> List.of(new Text(text)));
  }

  private void draw() {
    fresh.setVisible(false);
    body.removeAll();
    if (model.shown().isEmpty()) {
      body.add(
          Pieces.empty(
              "No studies yet",
              "A study searches for the best configuration of a trainer on one of your data sets.",
              startButton(here())));
    } else {
      table.replace(model.shown());
      body.add(table);
    }
  }

  private void fail() {
    if (!table.isAttached()) {
      create.setVisible(true);
      body.removeAll();
      body.add(
          Pieces.error(
              "The studies could not be read",
              "Nothing was changed. This page tries again with the next change; or load it again."));
    }
  }

  private static Button startButton(Here here) {
    Button button = new Button("New study");
    button.addThemeVariants(ButtonVariant.PRIMARY);
    button.setEnabled(here.may(Permission.RUN_STUDIES));
    if (!button.isEnabled()) {
      button.setTooltipText(
          "Starting studies is for " + Here.whoMay(Permission.RUN_STUDIES) + " of this workspace.");
    }
    button.addClickListener(
        event ->
            event.getSource().getUI().ifPresent(ui -> ui.navigate(StudyNavigation.fresh(here))));
    return button;
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Studies", ""));
  }

  @Override
  public List<KeyHint> keys() {
    return List.of(new KeyHint("Enter", "Open the study of the row"));
  }
}
