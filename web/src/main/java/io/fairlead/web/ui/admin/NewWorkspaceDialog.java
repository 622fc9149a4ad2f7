package io.fairlead.web.ui.admin;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Administration;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.PageContext;
import java.util.Map;
import java.util.function.Consumer;

/** Asks what a new workspace is called. */
final class NewWorkspaceDialog extends FormDialog {

  private final transient PageContext context;
  private final transient Administration administration;
  private final transient Consumer<Workspace> made;
  private final TextField title;
  private final TextField name;
  private final Checkbox own = new Checkbox("I work in it too, as a manager", true);

  NewWorkspaceDialog(PageContext context, Administration administration, Consumer<Workspace> made) {
    this(context, administration, made, new TextField("Title"), new TextField("Name in addresses"));
  }

  private NewWorkspaceDialog(
      PageContext context,
      Administration administration,
      Consumer<Workspace> made,
      TextField title,
      TextField name) {
    super("New workspace", "Create", Map.of("title", title, "name", name));
    this.context = context;
    this.administration = administration;
    this.made = made;
    this.title = title;
    this.name = name;
    title.setHelperText("As people call it, such as \"Credit risk\".");
    title.setAutofocus(true);
    title.addValueChangeListener(
        change -> {
          if (name.getValue().equals(AddressNames.of(change.getOldValue()))) {
            name.setValue(AddressNames.of(change.getValue()));
          }
        });
    name.setHelperText("Small letters, digits and hyphens; it stays as it is.");
    own.setHelperText("Managers and researchers add data and start studies; admins alone don't.");
    show(title, name, own);
  }

  @Override
  void submit() {
    Workspace workspace =
        administration.createWorkspace(
            Ids.next(),
            name.getValue().strip(),
            title.getValue().strip(),
            own.getValue() ? Role.MANAGER : null,
            context.access());
    close();
    made.accept(workspace);
  }
}
