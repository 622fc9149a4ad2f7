package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.select.Select;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Asks which cell of the notebook is meant, by its name. */
public final class ChoiceOfCell extends Select<String> {

  private static final long serialVersionUID = 1;
  private boolean showing;

  /**
   * @param chosen told what the person chose
   */
  public ChoiceOfCell(String label, Consumer<String> chosen) {
    addClassName("machinery");
    setAriaLabel(label);
    setPlaceholder(label);
    addValueChangeListener(
        event -> {
          if (!showing && event.getValue() != null) {
            chosen.accept(event.getValue());
          }
        });
  }

  /** Shows the names that there are; one that is gone stays until another is chosen. */
  public void show(List<String> names, String now) {
    showing = true;
    setItems(
        Stream.concat(names.stream(), Stream.of(now))
            .filter(n -> !n.isEmpty())
            .distinct()
            .toList());
    setValue(now.isEmpty() ? null : now);
    showing = false;
  }
}
