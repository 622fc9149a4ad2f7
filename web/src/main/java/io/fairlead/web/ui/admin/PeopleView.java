package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Person;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import jakarta.annotation.security.PermitAll;

/** Who can sign in, and what they are where. */
@Route(value = AdminNavigation.PEOPLE, layout = Frame.class)
@PermitAll
@Needs(Permission.ADMINISTER)
class PeopleView extends AdminPage {

  private final transient Administration administration;
  private final Grid<Person> grid = table("People");
  private final Button more = new Button("Show more");
  private int wanted = PAGE;

  PeopleView(PageContext context, Administration administration) {
    super(context, "People");
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
    add(head, about, grid, more);
    refresh();
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
