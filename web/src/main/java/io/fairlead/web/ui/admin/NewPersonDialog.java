package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Administration.NewPerson;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.PageContext;
import java.util.List;
import java.util.Map;

/** Asks who is to be added and where they belong, and shows their password once. */
final class NewPersonDialog extends FormDialog {

  /** What can be held in a workspace and opens its pages. */
  static final List<Role> WORKING = List.of(Role.RESEARCHER, Role.MANAGER, Role.AUDITOR);

  private final transient PageContext context;
  private final transient Administration administration;
  private final transient Runnable added;
  private final TextField displayName;
  private final TextField name;
  private final ComboBox<Workspace> workspace = new ComboBox<>("Workspace");
  private final Select<Role> role = new Select<>();

  NewPersonDialog(PageContext context, Administration administration, Runnable added) {
    this(
        context,
        administration,
        added,
        new TextField("Name"),
        new TextField("Name for signing in"));
  }

  private NewPersonDialog(
      PageContext context,
      Administration administration,
      Runnable added,
      TextField displayName,
      TextField name) {
    super("Add a person", "Add", Map.of("displayName", displayName, "name", name));
    this.context = context;
    this.administration = administration;
    this.added = added;
    this.displayName = displayName;
    this.name = name;
    displayName.setHelperText("As others see it, such as \"Ada Lovelace\".");
    displayName.setAutofocus(true);
    name.setHelperText("Small letters, digits, dots, hyphens, underscores.");
    List<Workspace> known = context.known();
    workspace.setItems(known);
    workspace.setItemLabelGenerator(Workspace::title);
    workspace.setHelperText("More can be given later.");
    workspace.setClearButtonVisible(true);
    known.stream().findFirst().ifPresent(workspace::setValue);
    role.setLabel("Role");
    role.setItems(WORKING);
    role.setItemLabelGenerator(Role::word);
    role.setValue(Role.RESEARCHER);
    role.setEnabled(!known.isEmpty());
    workspace.addValueChangeListener(change -> role.setEnabled(change.getValue() != null));
    Div pair = new Div(workspace, role);
    pair.addClassName("pair");
    show(displayName, name, pair);
  }

  @Override
  void submit() {
    Workspace where = workspace.getValue();
    NewPerson person =
        administration.createPerson(
            name.getValue().strip(),
            displayName.getValue().strip(),
            where == null ? Map.of() : Map.of(where.id(), role.getValue()),
            context.access());
    close();
    added.run();
    show(person);
  }

  /** Shows the password of someone who has a new one. */
  static void show(NewPerson person) {
    new ShownOnce(
            "Password of " + person.person().displayName(),
            person.password(),
            "They sign in as \"%s\" with it. Give it to them on a way that others don't read."
                .formatted(person.person().name()))
        .open();
  }
}
