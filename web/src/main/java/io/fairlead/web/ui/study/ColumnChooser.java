package io.fairlead.web.ui.study;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.popover.Popover;
import com.vaadin.flow.component.popover.PopoverPosition;
import io.fairlead.platform.trial.Trial;
import java.util.List;
import java.util.Optional;

/** Shows, hides, moves and resizes the columns of a table without a mouse. */
final class ColumnChooser extends Popover {

  private static final int STEP_PIXELS = 40;
  private static final int LEAST_PIXELS = 60;
  private static final int MOST_PIXELS = 800;

  private final TrialGrid grid;
  private final transient Runnable changed;
  private final Div list = new Div();

  /**
   * @param changed told after each change
   */
  ColumnChooser(Button opener, TrialGrid grid, Runnable changed) {
    this.grid = grid;
    this.changed = changed;
    setTarget(opener);
    setPosition(PopoverPosition.BOTTOM_END);
    setAriaLabel("Columns of the table");
    setAutofocus(true);
    list.addClassName("column-list");
    Button reset = quiet("As it was at first", "Show all columns as they were at first");
    reset.addClickListener(
        click -> {
          grid.apply(new TableLayout(List.of(), Optional.empty()));
          tell();
        });
    add(list, reset);
    addOpenedChangeListener(
        event -> {
          if (event.isOpened()) {
            fill();
          }
        });
  }

  private void fill() {
    list.removeAll();
    grid.getColumns().stream().filter(column -> !column.isFrozen()).forEach(this::row);
  }

  private void row(Grid.Column<Trial> column) {
    String name = column.getHeaderText();
    Checkbox shown = new Checkbox(name, column.isVisible());
    shown.addValueChangeListener(
        event -> {
          column.setVisible(event.getValue());
          changed.run();
        });
    Div row =
        new Div(
            shown,
            action("↑", "Move " + name + " to the left", () -> move(column, -1)),
            action("↓", "Move " + name + " to the right", () -> move(column, 1)),
            action("−", "Make " + name + " narrower", () -> widen(column, -STEP_PIXELS)),
            action("+", "Make " + name + " wider", () -> widen(column, STEP_PIXELS)));
    row.addClassName("column-row");
    list.add(row);
  }

  /** The row moves with its buttons, so that the focus stays on the one that was pressed. */
  private void move(Grid.Column<Trial> column, int by) {
    int at = grid.getColumns().stream().filter(c -> !c.isFrozen()).toList().indexOf(column);
    int to = at + by;
    if (to < 0 || to >= list.getComponentCount()) {
      return;
    }
    grid.move(column, by);
    var neighbour = list.getComponentAt(to);
    list.remove(neighbour);
    list.addComponentAtIndex(at, neighbour);
    changed.run();
  }

  private static void widen(Grid.Column<Trial> column, int pixels) {
    String width = column.getWidth();
    int now =
        width == null || !width.endsWith("px")
            ? LEAST_PIXELS
            : (int) Double.parseDouble(width.substring(0, width.length() - 2));
    column.setFlexGrow(0);
    column.setWidth(Math.clamp(now + (long) pixels, LEAST_PIXELS, MOST_PIXELS) + "px");
  }

  private void tell() {
    fill();
    changed.run();
  }

  private static Button action(String sign, String does, Runnable act) {
    Button button = quiet(sign, does);
    button.addClickListener(click -> act.run());
    return button;
  }

  private static Button quiet(String text, String does) {
    Button button = new Button(text);
    button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
    button.setAriaLabel(does);
    button.setTooltipText(does);
    return button;
  }
}
