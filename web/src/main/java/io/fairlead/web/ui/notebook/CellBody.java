package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.html.Div;
import java.util.Optional;

/** The inside of a cell. */
public abstract class CellBody extends Div {

  /** Shows the host's cell and what it reads, as they are now; called first and after changes. */
  public abstract void refresh();

  /** Shows what is stored, whatever was being written. */
  public void reset() {
    refresh();
  }

  /** Enter was pressed: goes to where one writes. */
  public void edit() {
    getElement()
        .executeJs(
            "const field = this.querySelector('input, textarea, vaadin-select, vaadin-button, a');"
                + "field?.focus();");
  }

  /**
   * Shift-Enter was pressed: shows what was written. What can't be taken back isn't done by that.
   *
   * @param typed what stands in the field that has the focus; empty when it is no text
   */
  public void run(String typed) {}

  /**
   * The content that is meant when {@code typed} stands in its field, for what was typed on a page
   * that was lost; empty where nothing is kept of that.
   */
  public Optional<Record> written(String typed) {
    return Optional.empty();
  }

  /** Whether the person is writing in it, so that nothing may be replaced under their hands. */
  public boolean writing() {
    return false;
  }
}
