package io.fairlead.web.ui.token;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.OwnTokens;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Notices;
import io.fairlead.web.ui.page.PageContext;
import io.fairlead.web.ui.page.TokenLife;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Asks what a new token is for. */
final class NewTokenDialog extends Dialog {

  private static final String ALL = "all that you may do";
  private static final String READING = "read only";

  NewTokenDialog(PageContext context, OwnTokens tokens, Consumer<AccessTokens.Issued> issued) {
    setHeaderTitle("New access token");
    setWidth("420px");
    TextField name = new TextField("What it is for");
    name.setRequiredIndicatorVisible(true);
    name.setManualValidation(true);
    name.setErrorMessage("Name what it is for, so that you know later what to revoke.");
    MultiSelectComboBox<Workspace> workspaces = new MultiSelectComboBox<>("Workspaces");
    workspaces.setItems(context.visible());
    workspaces.setItemLabelGenerator(Workspace::title);
    workspaces.setHelperText("Left empty: all of yours.");
    RadioButtonGroup<String> may = new RadioButtonGroup<>("It may", ALL, READING);
    may.setValue(ALL);
    Select<Integer> days = TokenLife.choice();
    Button create = new Button("Create");
    create.addThemeVariants(ButtonVariant.PRIMARY);
    create.addClickListener(
        click -> {
          name.setInvalid(name.getValue().isBlank());
          if (!name.isInvalid()) {
            Notices.trying(
                () -> {
                  Access access = context.access();
                  Set<UUID> scope =
                      workspaces.getValue().stream()
                          .map(Workspace::id)
                          .collect(Collectors.toUnmodifiableSet());
                  AccessTokens.Issued made =
                      tokens.issue(
                          new AccessTokens.Wanted(
                              name.getValue().trim(),
                              may.getValue().equals(READING),
                              scope.isEmpty() ? null : scope,
                              TokenLife.chosen(days)),
                          access);
                  close();
                  issued.accept(made);
                });
          }
        });
    Div form = new Div(name, may, workspaces, days);
    form.addClassName("upload-form");
    add(form);
    getFooter().add(new Button("Cancel", click -> close()), create);
  }
}
