package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Administration.NewPerson;
import io.fairlead.platform.workspace.Person;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.Pieces;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Changes what a person is; each change is saved as it is made. */
final class PersonDialog extends Dialog {

  private final transient PageContext context;
  private final transient Administration administration;
  private final transient Runnable changed;
  private final Div body = new Div();
  private transient Person person;

  PersonDialog(
      PageContext context, Administration administration, Person person, Runnable changed) {
    this.context = context;
    this.administration = administration;
    this.person = person;
    this.changed = changed;
    setHeaderTitle(person.displayName());
    setWidth("520px");
    body.addClassName("upload-form");
    add(body);
    Button close = new Button("Done", click -> close());
    close.addThemeVariants(ButtonVariant.PRIMARY);
    getFooter().add(close);
    draw();
  }

  private void draw() {
    body.removeAll();
    Div roles = new Div();
    roles.addClassName("role-rows");
    List<Workspace> held =
        person.roles().stream()
            .map(Person.Held::workspace)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    held.forEach(workspace -> roles.add(row(workspace)));
    roles.add(row(null));
    body.add(Pieces.heading("Roles"), roles, adding(held), Pieces.heading("Signing in"), access());
  }

  private Div row(@Nullable Workspace workspace) {
    String where = workspace == null ? "Whole installation" : workspace.title();
    Optional<Role> held =
        person.roles().stream()
            .filter(each -> each.isIn(workspace == null ? null : workspace.id()))
            .map(Person.Held::role)
            .findFirst();
    Select<Role> role = new Select<>();
    role.setItems(
        Arrays.stream(Role.values())
            .filter(
                each ->
                    held.equals(Optional.of(each))
                        || (workspace == null
                            ? each.isForInstallation()
                            : NewPersonDialog.WORKING.contains(each)))
            .toList());
    role.setItemLabelGenerator(each -> each == null ? "no role" : each.word());
    role.setEmptySelectionAllowed(true);
    role.setEmptySelectionCaption("no role");
    role.setAriaLabel("Role in " + where);
    held.ifPresent(role::setValue);
    role.addValueChangeListener(
        change -> {
          if (change.isFromClient()) {
            set(workspace, change.getValue());
          }
        });
    Div row = new Div(new Span(where), role);
    row.addClassName("role-row");
    return row;
  }

  private ComboBox<Workspace> adding(List<Workspace> held) {
    ComboBox<Workspace> box = new ComboBox<>();
    box.setPlaceholder("Add to a workspace, as researcher…");
    box.setAriaLabel("Add to a workspace");
    box.setItems(context.known().stream().filter(each -> !held.contains(each)).toList());
    box.setItemLabelGenerator(Workspace::title);
    box.setVisible(held.size() < context.known().size());
    box.addValueChangeListener(change -> set(change.getValue(), Role.RESEARCHER));
    return box;
  }

  private void set(@Nullable Workspace workspace, @Nullable Role role) {
    change(() -> administration.setRole(person.id().toString(), workspace, role, context.access()));
  }

  private Div access() {
    Button password = new Button("New password", click -> confirmPassword());
    Button active =
        new Button(person.isActive() ? "Deactivate" : "Activate", click -> toggleActive());
    if (person.isActive()) {
      active.addThemeVariants(ButtonVariant.ERROR);
    }
    password.setVisible(person.isActive());
    active.setVisible(!person.id().equals(context.access().person())); // nobody ends themselves
    Div both = new Div(password, active);
    both.addClassName("titled");
    return both;
  }

  /** The way back is the same button, so nothing is asked. */
  private void toggleActive() {
    change(() -> administration.setActive(person.id(), !person.isActive(), context.access()));
  }

  private interface Change {
    Person make();
  }

  private void change(Change change) {
    Notices.trying(
        () -> {
          person = change.make();
          Notices.done("Saved");
          changed.run();
        });
    draw(); // a refused choice goes back to what holds
  }

  private void confirmPassword() {
    ConfirmDialog dialog = new ConfirmDialog();
    dialog.setHeader("A new password for " + person.displayName() + "?");
    dialog.setText("The one they have is worth nothing from then on.");
    dialog.setCancelable(true);
    dialog.setConfirmText("Make a new one");
    dialog.addConfirmListener(
        event ->
            Notices.trying(
                () -> {
                  NewPerson renewed = administration.renewPassword(person.id(), context.access());
                  close();
                  NewPersonDialog.show(renewed);
                }));
    dialog.open();
  }
}
