package io.fairlead.web.ui.member;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.Route;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Member;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Role;
import io.fairlead.web.security.Needs;
import io.fairlead.web.ui.frame.Frame;
import io.fairlead.web.ui.page.Crumb;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import io.fairlead.web.ui.page.WorkspacePage;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who belongs to a workspace; its managers and admins choose. */
@Route(value = "w/:workspace/members", layout = Frame.class)
@PermitAll
@Needs(Permission.SEE)
class MembersView extends WorkspacePage {

  private static final int MOST = 500;

  private final transient Administration administration;
  private final Div body = new Div();
  private final TextField name = new TextField();
  private final Select<Role> role = new Select<>();

  MembersView(PageContext context, Administration administration) {
    super(context);
    this.administration = administration;
    name.setPlaceholder("Name for signing in");
    name.setAriaLabel("Name for signing in");
    name.addValueChangeListener(change -> name.setInvalid(false));
    role.setAriaLabel("Role");
    role.setItemLabelGenerator(Role::word);
  }

  @Override
  protected void enter(Here here, BeforeEnterEvent event) {
    Paragraph about =
        new Paragraph(
            here.may(Permission.MANAGE_MEMBERS)
                ? "A role that is taken away is gone at the person's next click. Admins make people"
                    + " and other admins."
                : "Members are chosen by %s of this workspace."
                    .formatted(Here.whoMay(Permission.MANAGE_MEMBERS)));
    about.addClassName("about");
    add(Pieces.title("Members"), about, body);
    if (here.may(Permission.MANAGE_MEMBERS)) {
      role.setItems(choices());
      role.setValue(Role.RESEARCHER);
      Button add = new Button("Add to the workspace", click -> addMember());
      add.addThemeVariants(ButtonVariant.PRIMARY);
      Div form = new Div(name, role, add);
      form.addClassName("member-add");
      add(form);
    }
    refresh();
  }

  /** Admins alone make an admin. */
  private List<Role> choices() {
    return Arrays.stream(Role.values())
        .filter(each -> each != Role.ADMIN || here().may(Permission.ADMINISTER))
        .toList();
  }

  private void refresh() {
    Grid<Member> grid = new Grid<>();
    grid.addClassName("table");
    grid.addThemeVariants(GridVariant.NO_BORDER);
    grid.setAllRowsVisible(true);
    grid.setSelectionMode(Grid.SelectionMode.NONE);
    grid.getElement().setAttribute("aria-label", "Members");
    grid.addColumn(Member::displayName).setHeader("Name").setFlexGrow(2);
    grid.addColumn(Member::name).setHeader("Signs in as").setFlexGrow(2);
    grid.addColumn(
            member ->
                member.roles().stream().map(Role::word).sorted().collect(Collectors.joining(", ")))
        .setHeader("Role");
    if (here().may(Permission.MANAGE_MEMBERS)) {
      grid.addComponentColumn(this::change).setHeader("Change").setFlexGrow(0).setWidth("280px");
    }
    grid.setItems(administration.members(here().workspace(), null, MOST, here().access()).items());
    body.removeAll();
    body.add(grid);
  }

  private Div change(Member member) {
    Div change = new Div();
    change.addClassName("member-change");
    if (member.roles().contains(Role.ADMIN) && !here().may(Permission.ADMINISTER)) {
      return change;
    }
    Select<Role> to = new Select<>();
    to.setAriaLabel("Role of " + member.displayName());
    to.setItemLabelGenerator(Role::word);
    to.setItems(choices());
    member.roles().stream().findFirst().ifPresent(to::setValue);
    to.addValueChangeListener(
        chosen -> {
          if (chosen.isFromClient()) {
            set(member.name(), chosen.getValue());
          }
        });
    Button remove = new Button("Remove", click -> set(member.name(), null));
    remove.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL, ButtonVariant.ERROR);
    remove.setAriaLabel("Remove " + member.displayName());
    change.add(to, remove);
    return change;
  }

  private void addMember() {
    Notices.trying(
        () -> {
          try {
            administration.setRole(
                name.getValue().strip(), here().workspace(), role.getValue(), here().access());
            name.clear();
            refresh();
          } catch (NotFound none) {
            name.setErrorMessage("Nobody signs in by that name. An admin can add people.");
            name.setInvalid(true);
          }
        });
  }

  private void set(String person, @Nullable Role wanted) {
    Notices.trying(
        () -> {
          administration.setRole(person, here().workspace(), wanted, here().access());
          Notices.done(
              wanted == null
                  ? person + " doesn't belong to this workspace any more."
                  : "%s is %s now.".formatted(person, wanted.word()));
        });
    refresh();
  }

  @Override
  public List<Crumb> crumbs() {
    return List.of(new Crumb("Members", ""));
  }
}
