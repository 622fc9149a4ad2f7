package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.List;
import java.util.function.Consumer;

/** The plus between two cells, and the kinds that it offers. */
final class Inserter extends Div {

  private final NativeButton plus;
  private final Div kinds = new Div();

  /**
   * @param where of the cell the new one comes, for screen readers
   */
  Inserter(List<CellView> views, Consumer<String> add, boolean mayWrite, String where) {
    addClassNames("inserter", "machinery");
    setVisible(mayWrite);
    kinds.addClassName("inserter-kinds");
    kinds.getElement().setAttribute("role", "group").setAttribute("aria-label", "Kind of the cell");
    kinds.setVisible(false);
    plus = CellFrame.tool("+", "Add a cell " + where, () -> toggle(views, add));
    plus.addClassName("plus");
    plus.getElement().setAttribute("aria-expanded", "false");
    add(plus, kinds);
  }

  private void toggle(List<CellView> views, Consumer<String> add) {
    boolean open = !kinds.isVisible();
    kinds.removeAll();
    kinds.setVisible(open);
    plus.getElement().setAttribute("aria-expanded", Boolean.toString(open));
    if (open) {
      for (CellView view : views) {
        NativeButton kind =
            new NativeButton(
                view.glyph() + " " + view.label(),
                click -> {
                  toggle(views, add);
                  add.accept(view.kind());
                });
        kinds.add(kind);
      }
      kinds.getElement().executeJs("setTimeout(() => this.querySelector('button')?.focus())");
    }
  }
}
