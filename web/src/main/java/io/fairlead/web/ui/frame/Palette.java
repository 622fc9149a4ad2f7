package io.fairlead.web.ui.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import io.fairlead.web.ui.page.PaletteSource.Entry;
import java.util.List;

/** Goes anywhere by typing a part of its name. */
final class Palette extends Dialog {

  Palette(List<Entry> entries) {
    addClassName("palette");
    getElement().setAttribute("aria-label", "Command palette");
    setTop("80px");
    ComboBox<Entry> box = new ComboBox<>();
    box.setPlaceholder("Go to a page, a study, a data set, a command…");
    box.setAriaLabel("Go to");
    box.setItemLabelGenerator(Entry::label);
    box.setRenderer(new ComponentRenderer<>(Palette::row));
    box.setItems(PaletteModel::matches, entries);
    box.setAutofocus(true);
    box.addValueChangeListener(
        chosen -> {
          close();
          UI.getCurrent().navigate(chosen.getValue().path());
        });
    add(box);
    addOpenedChangeListener(
        event -> {
          if (event.isOpened()) {
            box.focus();
            box.getElement() // once the dialog stands where the list is to open
                .executeJs(
                    "requestAnimationFrame(() => setTimeout(() => { this.opened = true; }))");
          }
        });
  }

  /** One palette at a time. */
  void openIn(UI ui) {
    boolean open =
        ui.getChildren().anyMatch(child -> child instanceof Palette other && other.isOpened());
    if (!open) {
      ui.add(this);
      open();
    }
  }

  private static Div row(Entry entry) {
    Span kind = new Span(entry.kind());
    kind.addClassName("palette-kind");
    Div row = new Div(new Span(entry.label()), kind);
    row.addClassName("palette-row");
    return row;
  }
}
