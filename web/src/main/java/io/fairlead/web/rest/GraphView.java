package io.fairlead.web.rest;

import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.NodeRef;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What lies around a node.
 *
 * @param links by {@code type:id} of both ends
 * @param more how many neighbours were left out, by {@code type:id}
 */
record GraphView(
    NodeView centre, List<NodeView> nodes, List<LinkView> links, Map<String, Integer> more) {

  /** That {@code to} came of {@code from}. */
  record LinkView(String from, String to, String meaning) {}

  static GraphView of(Caller caller, Graph graph) {
    Map<String, Integer> more = new TreeMap<>();
    graph.more().forEach((node, count) -> more.put(node.toString(), count));
    return new GraphView(
        NodeView.of(caller, graph.centre()),
        graph.nodes().stream().map(node -> NodeView.of(caller, node)).toList(),
        graph.links().stream()
            .map(link -> new LinkView(name(link.from()), name(link.to()), link.meaning()))
            .toList(),
        more);
  }

  private static String name(NodeRef node) {
    return node.toString();
  }
}
