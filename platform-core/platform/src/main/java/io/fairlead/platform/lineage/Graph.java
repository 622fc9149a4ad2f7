package io.fairlead.platform.lineage;

import java.util.List;
import java.util.Map;

/**
 * What lies around a node: back to what it came of, and on to what came of it.
 *
 * @param nodes in the order of their types, the centre among them
 * @param links all between them that were followed
 * @param more how many neighbours of a node were left out, by the node
 */
public record Graph(Node centre, List<Node> nodes, List<Link> links, Map<NodeRef, Integer> more) {

  public Graph {
    nodes = List.copyOf(nodes);
    links = List.copyOf(links);
    more = Map.copyOf(more);
  }
}
