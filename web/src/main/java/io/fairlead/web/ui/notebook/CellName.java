package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Input;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.value.ValueChangeMode;
import io.fairlead.platform.notebook.Cell;
import java.util.function.Consumer;

/** The name by which other cells refer to one. */
final class CellName extends Div {

  private final Input field = new Input();

  CellName(CellHost host, Consumer<String> rename) {
    addClassNames("cell-name", "machinery");
    field.setValueChangeMode(ValueChangeMode.ON_CHANGE);
    field.getElement().setAttribute("aria-label", "Name of the cell").setAttribute("size", "12");
    field.getElement().setProperty("readOnly", !host.mayWrite());
    field.addValueChangeListener(
        event -> {
          if (event.isFromClient() && !event.getValue().equals(host.cell().name())) {
            rename.accept(event.getValue().strip());
            show(host.cell());
          }
        });
    add(new Span("named"), field);
  }

  void show(Cell cell) {
    String name = cell.name();
    setVisible(name != null);
    field.setValue(name == null ? "" : name);
  }
}
