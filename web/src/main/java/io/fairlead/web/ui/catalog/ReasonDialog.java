package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.textfield.TextArea;
import java.util.function.Consumer;

/** Asks why, then does it. */
final class ReasonDialog extends CatalogDialog {

  private final TextArea reason = new TextArea("Why");
  private final transient Consumer<String> deed;

  /**
   * @param about what will be so afterwards
   * @param helper what to write, or that nothing has to be
   */
  ReasonDialog(String title, String about, String action, String helper, Consumer<String> deed) {
    super(title, action);
    this.deed = deed;
    about(about);
    field("reason", reason);
    reason.setMinRows(3);
    reason.setHelperText(helper);
    reason.setAutofocus(true);
  }

  @Override
  void submit() {
    deed.accept(reason.getValue());
    close();
  }
}
