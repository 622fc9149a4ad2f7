package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.web.ui.page.Notices;
import java.util.function.Consumer;

/** Asks for a notebook's title. */
final class TitleDialog extends Dialog {

  TitleDialog(String now, Consumer<String> wanted) {
    setHeaderTitle("Rename the notebook");
    TextField title = new TextField("Title");
    title.setWidth("400px");
    title.setMaxLength(200);
    title.setValue(now);
    title.setAutofocus(true);
    Button rename =
        new Button(
            "Rename",
            click ->
                Notices.trying(
                    () -> {
                      wanted.accept(title.getValue());
                      close();
                    }));
    rename.addThemeVariants(ButtonVariant.PRIMARY);
    rename.addClickShortcut(Key.ENTER);
    add(title);
    getFooter().add(new Button("Cancel", click -> close()), rename);
  }
}
