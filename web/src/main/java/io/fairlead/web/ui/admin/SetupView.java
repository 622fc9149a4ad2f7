package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;

/** The first steps in an empty installation: a workspace, people, data. */
@Route(value = AdminNavigation.SETUP, layout = Frame.class)
@PermitAll
@Needs(Permission.ADMINISTER)
class SetupView extends AdminPage {

  private final transient Administration administration;
  private final Div body = new Div();

  SetupView(PageContext context, Administration administration) {
    super(context, "Set up");
    this.administration = administration;
  }

  @Override
  void enter() {
    add(Pieces.title("Set up Fairlead"), body);
    refresh();
  }

  private void refresh() {
    List<Workspace> known = context().known();
    Page<Person> people = administration.people(null, 2, access());
    boolean others = people.items().size() > 1;
    Optional<Workspace> mine =
        known.stream().filter(each -> access().may(Permission.RUN_STUDIES, each.id())).findFirst();
    OrderedList steps =
        new OrderedList(
            step(
                known.isEmpty() ? "Create a workspace" : "Workspaces: " + titles(known),
                "It holds a team's studies and data sets; nothing of it is seen in another. It"
                    + " starts with the approved hyperparameters of the built-in trainers.",
                !known.isEmpty(),
                button(
                    known.isEmpty() ? "Create a workspace" : "Another workspace",
                    known.isEmpty(),
                    this::newWorkspace)),
            step(
                "Add people",
                "Each with a role in a workspace: researchers and managers work, auditors read.",
                others,
                button("Add a person", !known.isEmpty() && !others, this::newPerson)),
            step(
                "Add data",
                mine.isPresent()
                    ? "Studies train on data sets: immutable snapshots of a CSV or Parquet file."
                    : "Researchers and managers do that in their workspace, on its page Data.",
                false,
                mine.map(each -> dataLink(each, others)).orElseGet(Span::new)));
    steps.addClassName("setup-steps");
    body.removeAll();
    body.add(steps);
  }

  private static String titles(List<Workspace> known) {
    String first = known.getFirst().title();
    return known.size() == 1 ? first : first + " and %d more".formatted(known.size() - 1);
  }

  private static ListItem step(String title, String about, boolean done, Component way) {
    Span mark = new Span(done ? "●" : "◌");
    mark.addClassNames("chip-shape", done ? "setup-done" : "setup-open");
    mark.getElement().setAttribute("role", "img");
    mark.getElement().setAttribute("aria-label", done ? "done" : "to do");
    Paragraph text = new Paragraph(about);
    text.addClassName("about");
    Div words = new Div(Pieces.heading(title), text);
    ListItem step = new ListItem(mark, words, way);
    step.addClassName("setup-step");
    return step;
  }

  private static Button button(String text, boolean next, Runnable action) {
    Button button = new Button(text, click -> action.run());
    if (next) {
      button.addThemeVariants(ButtonVariant.PRIMARY);
    }
    return button;
  }

  private Component dataLink(Workspace workspace, boolean next) {
    return button(
        "To the data of " + workspace.title(),
        next,
        () -> getUI().ifPresent(ui -> ui.navigate("w/" + workspace.name() + "/data")));
  }

  private void newWorkspace() {
    // Navigating to this page again lets the rail show the new workspace.
    new NewWorkspaceDialog(
            context(),
            administration,
            made -> getUI().ifPresent(ui -> ui.refreshCurrentRoute(true)))
        .open();
  }

  private void newPerson() {
    new NewPersonDialog(context(), administration, this::refresh).open();
  }
}
