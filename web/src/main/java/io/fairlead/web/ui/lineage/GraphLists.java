package io.fairlead.web.ui.lineage;

import com.vaadin.flow.component.Text;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Link;
import io.fairlead.platform.lineage.Node;
import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.Pieces;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** The graph as two lists of sentences, for keyboards and screen readers. */
final class GraphLists extends Div {

  private final transient Here here;
  private final transient Graph graph;
  private final transient Map<NodeRef, Node> nodes = new HashMap<>();

  GraphLists(Here here, Graph graph) {
    this.here = here;
    this.graph = graph;
    graph.nodes().forEach(node -> nodes.put(node.ref(), node));
    addClassName("lineage-lists");
    add(
        list("What it came of", LineageWords.reached(graph, true), true),
        list("What came of it", LineageWords.reached(graph, false), false));
  }

  private Section list(String title, Set<NodeRef> side, boolean back) {
    UnorderedList list = new UnorderedList();
    for (Link link : graph.links()) {
      if (side.contains(back ? link.from() : link.to())) {
        list.add(sentence(link));
      }
    }
    if (list.getChildren().findAny().isEmpty()) {
      list.add(new ListItem(back ? "Nothing that was recorded." : "Nothing yet."));
    }
    Section section = new Section(Pieces.heading(title), list);
    section.addClassName("trial-section");
    return section;
  }

  private ListItem sentence(Link link) {
    ListItem item = new ListItem();
    name(item, link.from());
    item.add(new Text(" " + link.meaning() + " "));
    name(item, link.to());
    return item;
  }

  private void name(ListItem item, NodeRef ref) {
    Node node = nodes.get(ref);
    Span kind = new Span(LineageWords.type(ref.type()) + " ");
    kind.addClassName("about");
    item.add(
        kind, Pieces.link(LineageNavigation.of(here, ref), node == null ? ref.id() : node.label()));
  }
}
