package io.fairlead.web.ui.trial;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.web.ui.page.Pieces;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A trial's parameters and how far each is from its default. */
final class ParameterList extends Div {

  ParameterList(Map<String, Object> parameters, List<CatalogEntry> catalog) {
    addClassName("parameters");
    getElement().setAttribute("role", "list");
    parameters.forEach(
        (name, value) -> {
          Span label = new Span(name);
          label.addClassName("parameter-name");
          Span distance = new Span(DistanceToDefault.text(value, entry(catalog, name)));
          distance.addClassName("unit");
          Div row = new Div(label, Pieces.number(value), distance);
          row.addClassName("parameter");
          row.getElement().setAttribute("role", "listitem");
          add(row);
        });
  }

  private static Optional<CatalogEntry> entry(List<CatalogEntry> catalog, String name) {
    return catalog.stream().filter(entry -> entry.parameter().name().equals(name)).findFirst();
  }
}
