package io.fairlead.web.ui.audit;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.function.Consumer;

/** Person, kind and days to choose. */
final class FilterBar extends Div {

  private final TextField who = new TextField("Person or agent");
  private final ComboBox<String> kind = new ComboBox<>("Kind");
  private final DatePicker from = new DatePicker("From");
  private final DatePicker until = new DatePicker("Until");
  private final Button all = new Button("Show all");
  private final transient Consumer<TrailAddress> chosen;

  /**
   * @param kinds what kinds begin with, to choose from; others can be typed
   */
  FilterBar(List<String> kinds, Consumer<TrailAddress> chosen) {
    this.chosen = chosen;
    addClassName("filter-bar");
    who.setClearButtonVisible(true);
    kind.setItems(kinds);
    kind.setClearButtonVisible(true);
    kind.setAllowCustomValue(true);
    kind.addCustomValueSetListener(typed -> kind.setValue(typed.getDetail()));
    from.setClearButtonVisible(true);
    until.setClearButtonVisible(true);
    add(who, kind, from, until, all);
    who.addValueChangeListener(change -> tell(change.isFromClient()));
    kind.addValueChangeListener(change -> tell(change.isFromClient()));
    from.addValueChangeListener(change -> tell(change.isFromClient()));
    until.addValueChangeListener(change -> tell(change.isFromClient()));
    all.addClickListener(click -> chosen.accept(new TrailAddress(null, null, null, null)));
  }

  void show(TrailAddress address) {
    who.setValue(address.who() == null ? "" : address.who());
    kind.setValue(address.kind());
    from.setValue(address.from());
    until.setValue(address.until());
    all.setVisible(!address.isAny());
  }

  private void tell(boolean byPerson) {
    if (byPerson) {
      chosen.accept(
          new TrailAddress(
              who.getValue().isBlank() ? null : who.getValue().strip(),
              kind.getValue(),
              from.getValue(),
              until.getValue()));
    }
  }
}
