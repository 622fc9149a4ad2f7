package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Waits;
import io.fairlead.platform.workspace.Waits.Held;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.format.Times;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;

/** Who can sign in, and what they are where. */
@Route(value = AdminNavigation.PEOPLE, layout = Frame.class)
@PermitAll
@Needs(Permission.ADMINISTER)
class PeopleView extends AdminPage {

  private final transient Administration administration;
  private final Grid<Person> grid = table("People");
  private final Button more = new Button("Show more");
  private final Div waiting = new Div();
  private final transient Waits waits;
  private int wanted = PAGE;

  PeopleView(PageContext context, Administration administration, Waits waits) {
    super(context, "People");
    this.waits = waits;
    this.administration = administration;
    grid.addComponentColumn(PeopleView::who).setHeader("Name").setFlexGrow(2);
    grid.addComponentColumn(PeopleView::roles).setHeader("Roles").setFlexGrow(4);
    grid.addComponentColumn(each -> Pieces.time(each.createdAt(), context.clock()))
        .setHeader("Added");
    grid.addComponentColumn(this::changeButton).setHeader("").setFlexGrow(0).setWidth("110px");
    more.addClickListener(
        click -> {
          wanted += PAGE;
          refresh();
        });
  }

  @Override
  void enter() {
    Button addPerson =
        new Button(
            "Add a person",
            click -> new NewPersonDialog(context(), administration, this::refresh).open());
    addPerson.addThemeVariants(ButtonVariant.PRIMARY);
    Div head = new Div(Pieces.title("People"), addPerson);
    head.addClassName("page-head");
    Paragraph about =
        new Paragraph(
            "A person sees the workspaces in which they hold a role. Researchers and managers add"
                + " data and start studies there, auditors read, admins give roles.");
    about.addClassName("about");
    add(head, about, waiting, grid, more);
    refresh();
    refreshWaiting();
  }

  /** Who guessed too much wrong; where nobody did, nothing is said of it. */
  private void refreshWaiting() {
    List<Held> held = waits.held(access());
    waiting.removeAll();
    waiting.setVisible(!held.isEmpty());
    if (held.isEmpty()) {
      return;
    }
    Grid<Held> table = table("Held back");
    table.addColumn(PeopleView::whoWaits).setHeader("Who waits").setFlexGrow(3);
    table.addColumn(Held::address).setHeader("Last from").setFlexGrow(2);
    table.addColumn(Held::failures).setHeader("Wrong tries").setTextAlign(ColumnTextAlign.END);
    table
        .addColumn(each -> Times.span(Duration.between(context().clock().instant(), each.until())))
        .setHeader("For");
    table.addComponentColumn(this::liftButton).setHeader("").setFlexGrow(0).setWidth("110px");
    table.setItems(held);
    Paragraph about =
        new Paragraph(
            "Too many wrong passwords or tokens were tried. Whoever comes from where they signed in"
                + " before doesn't wait for what others tried; waits end by themselves.");
    about.addClassName("about");
    waiting.add(Pieces.heading("Held back"), about, table, Pieces.heading("Everyone"));
  }

  private static String whoWaits(Held held) {
    String name = held.person() == null ? "a name that nobody has" : held.person();
    return switch (held.kind()) {
      case "PASSWORDS" -> "passwords from this address";
      case "TOKENS" -> "tokens from this address";
      case "PLACE" -> name + ", from where they are known";
      default -> "strangers who try " + name;
    };
  }

  private Button liftButton(Held held) {
    Button lift =
        new Button(
            "Let try",
            click ->
                Notices.trying(
                    () -> {
                      waits.lift(held.id(), access());
                      refreshWaiting();
                    }));
    lift.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    lift.setAriaLabel("Let try again at once: " + whoWaits(held));
    return lift;
  }

  private void refresh() {
    Page<Person> page = administration.people(null, wanted, access());
    grid.setItems(page.items());
    more.setVisible(page.next() != null);
  }

  private static Component who(Person person) {
    Span signsInAs = new Span(person.name());
    signsInAs.addClassName("unit");
    return new Span(new Span(person.displayName()), signsInAs);
  }

  private static Component roles(Person person) {
    Div roles = new Div();
    roles.addClassName("role-list");
    if (!person.isActive()) {
      Span off = new Span("deactivated");
      off.addClassNames("chip", "chip-failed");
      roles.add(off);
    }
    for (Person.Held held : person.roles()) {
      String where = held.workspace() == null ? "Whole installation" : held.workspace().title();
      Span role = new Span(held.role().word());
      role.addClassName("unit");
      roles.add(new Span(new Span(where), role));
    }
    if (person.roles().isEmpty()) {
      Span none = new Span("in no workspace");
      none.addClassName("about");
      roles.add(none);
    }
    return roles;
  }

  private Button changeButton(Person person) {
    Button change =
        new Button(
            "Change",
            click -> new PersonDialog(context(), administration, person, this::refresh).open());
    change.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    change.setAriaLabel("Change " + person.displayName());
    return change;
  }
}
