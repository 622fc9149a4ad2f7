package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.Html;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Link;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.lineage.GraphLayout.Place;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.util.HashSet;
import java.util.Set;

/** The graph as cards and lines; a card leads to its own lineage. */
final class GraphDrawing extends Div {

  GraphDrawing(Here here, Graph graph) {
    addClassName("lineage");
    getElement().setAttribute("role", "group");
    getElement().setAttribute("aria-label", "Graph; the lists below say the same");
    GraphLayout layout = new GraphLayout(graph);
    Div canvas = new Div(lines(graph, layout));
    canvas.addClassName("lineage-canvas");
    canvas.getStyle().set("width", layout.width() + "px").set("height", layout.height() + "px");
    layout.places().forEach(place -> canvas.add(card(here, graph, place)));
    add(canvas);
  }

  private static Anchor card(Here here, Graph graph, Place place) {
    Span kind = new Span(LineageWords.type(place.node().ref().type()));
    kind.addClassName("lineage-kind");
    Span label = new Span(place.node().label());
    label.addClassName("lineage-label");
    Integer more = graph.more().get(place.node().ref());
    Span about =
        new Span(more == null ? place.node().about() : "%s more".formatted(Numbers.count(more)));
    about.addClassName("lineage-about");
    Anchor card = Pieces.link(LineageNavigation.of(here, place.node().ref()), "");
    card.add(kind, label, about);
    card.addClassNames("lineage-node", "lineage-" + place.node().ref().type().word());
    card.getElement().setAttribute("title", place.node().label() + "\n" + place.node().about());
    if (place.node().equals(graph.centre())) {
      card.addClassName("lineage-centre");
      card.getElement().setAttribute("aria-current", "true");
    }
    card.getStyle().set("left", place.x() + "px").set("top", place.y() + "px");
    return card;
  }

  /** The first link of each meaning between two columns says what it means. */
  private static Html lines(Graph graph, GraphLayout layout) {
    StringBuilder svg =
        new StringBuilder(
            "<svg width='%d' height='%d' aria-hidden='true'>"
                .formatted(layout.width(), layout.height()));
    Set<String> said = new HashSet<>();
    for (Link link : graph.links()) {
      if (layout.shows(link)) {
        Place from = layout.of(link.from());
        Place to = layout.of(link.to());
        boolean ahead = from.x() < to.x();
        int x1 = ahead ? from.x() + GraphLayout.WIDTH : from.x();
        int x2 = ahead ? to.x() : to.x() + GraphLayout.WIDTH;
        int bend = (x1 + x2) / 2;
        svg.append(
            "<path d='M%d %d C%d %d %d %d %d %d'/>"
                .formatted(
                    x1, from.middle(), bend, from.middle(), bend, to.middle(), x2, to.middle()));
        if (said.add(link.meaning() + " " + bend)) {
          svg.append(
              "<text x='%d' y='%d'>%s</text>"
                  .formatted(bend, (from.middle() + to.middle()) / 2 - 4, link.meaning()));
        }
      }
    }
    return new Html(svg.append("</svg>").toString());
  }
}
