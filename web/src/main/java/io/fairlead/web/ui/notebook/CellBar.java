package io.fairlead.web.ui.notebook;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import java.util.function.Consumer;

/** The thin bar at the left of a cell: kind, run, move, fold, copy, delete. */
final class CellBar extends Div {

  private final NativeButton fold;
  private final Span folded = new Span();

  CellBar(CellView view, boolean mayWrite, Consumer<String> command) {
    addClassNames("cell-bar", "machinery");
    Span kind = new Span(view.glyph());
    kind.addClassName("cell-kind");
    kind.getElement()
        .setAttribute("title", mayWrite ? view.label() + ": drag to move" : view.label());
    if (mayWrite) {
      kind.getElement().setAttribute("draggable", "true");
    }
    fold = CellFrame.tool("▾", "Fold (o)", () -> command.accept("fold"));
    Div tools =
        new Div(
            CellFrame.tool("▸", "Show what is written (Shift Enter)", () -> command.accept("run")));
    tools.addClassName("cell-tools");
    if (mayWrite) {
      tools.add(
          fold,
          CellFrame.tool("↑", "Move up (Alt ↑)", () -> command.accept("up")),
          CellFrame.tool("↓", "Move down (Alt ↓)", () -> command.accept("down")),
          CellFrame.tool("×2", "Duplicate (Shift D)", () -> command.accept("duplicate")),
          CellFrame.tool("✕", "Delete (d d)", () -> command.accept("delete")));
    }
    folded.addClassName("cell-folded");
    add(kind, tools, folded);
  }

  void folded(boolean isFolded, String label) {
    fold.setText(isFolded ? "▹" : "▾");
    folded.setText(isFolded ? label + ", folded" : "");
  }
}
