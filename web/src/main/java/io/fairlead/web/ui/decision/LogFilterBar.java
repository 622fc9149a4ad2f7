package io.fairlead.web.ui.decision;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import io.fairlead.platform.decision.DecisionType;
import io.fairlead.platform.decision.LogFilter;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Words, type and author to choose, and whether the machine is heard. */
final class LogFilterBar extends Div {

  private final TextField text = new TextField("Search");
  private final ComboBox<DecisionType> type = new ComboBox<>("Type");
  private final TextField author = new TextField("Author");
  private final Checkbox machine = new Checkbox("Suggestions, prunes and pauses too");
  private final transient Consumer<LogFilter> chosen;

  LogFilterBar(LogFilter now, Consumer<LogFilter> chosen) {
    this.chosen = chosen;
    addClassName("filter-bar");
    text.setClearButtonVisible(true);
    text.setPlaceholder("Words of what and why");
    author.setClearButtonVisible(true);
    type.setItems(DecisionType.values());
    type.setItemLabelGenerator(DecisionWords::type);
    type.setClearButtonVisible(true);
    text.setValue(now.text() == null ? "" : now.text());
    author.setValue(now.author() == null ? "" : now.author());
    type.setValue(now.type());
    machine.setValue(now.machine());
    add(text, type, author, machine);
    text.addValueChangeListener(change -> tell());
    author.addValueChangeListener(change -> tell());
    type.addValueChangeListener(change -> tell());
    machine.addValueChangeListener(change -> tell());
  }

  private void tell() {
    chosen.accept(
        new LogFilter(
            type.getValue(), given(author.getValue()), given(text.getValue()), machine.getValue()));
  }

  private static @Nullable String given(String text) {
    return text.isBlank() ? null : text.strip();
  }
}
