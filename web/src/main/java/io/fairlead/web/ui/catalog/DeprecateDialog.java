package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.textfield.TextArea;
import java.util.List;
import java.util.function.BiConsumer;

/** Asks why an entry isn't to be used any more, and what is to be used in its place. */
final class DeprecateDialog extends CatalogDialog {

  private final ComboBox<String> replacement = new ComboBox<>("Use in its place");
  private final TextArea reason = new TextArea("Why");
  private final transient BiConsumer<String, String> deed;

  /**
   * @param others what may take its place
   * @param deed takes the reason and the replacement
   */
  DeprecateDialog(String label, List<String> others, BiConsumer<String, String> deed) {
    super("Deprecate " + label, "Deprecate");
    this.deed = deed;
    about(
        "New studies are refused this parameter and told of its replacement; trainers go by their"
            + " own default. Studies that used it keep what they recorded.");
    field("replacement", replacement).setItems(others);
    field("reason", reason).setMinRows(3);
  }

  @Override
  void submit() {
    deed.accept(reason.getValue(), replacement.getValue() == null ? "" : replacement.getValue());
    close();
  }
}
