package io.fairlead.web.ui.catalog;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.catalog.VersionDiff;
import java.util.List;

/** What two versions say differently: the old struck through, the new beside it. */
final class DiffTable extends Div {

  DiffTable(List<VersionDiff.Change> changes) {
    addClassName("catalog-diff");
    getElement().setAttribute("role", "list");
    for (VersionDiff.Change each : changes) {
      Span field = new Span(each.field());
      field.addClassName("unit");
      Div row = new Div(field, side("del", each.before()), side("ins", each.after()));
      row.getElement().setAttribute("role", "listitem");
      add(row);
    }
    if (changes.isEmpty()) {
      add(new Span("Only the reason differs."));
    }
  }

  private static Span side(String element, String text) {
    Span side = new Span();
    com.vaadin.flow.dom.Element marked = new com.vaadin.flow.dom.Element(element);
    marked.setText(text.isEmpty() ? "nothing" : text);
    side.getElement().appendChild(marked);
    return side;
  }
}
