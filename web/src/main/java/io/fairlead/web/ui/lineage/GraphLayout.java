package io.fairlead.web.ui.lineage;

import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Link;
import io.fairlead.platform.lineage.Node;
import io.fairlead.platform.lineage.NodeRef;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * Places nodes from left to right: the centre in the middle, what it came of a column to the left
 * for each step, what came of it to the right. Pixels.
 */
final class GraphLayout {

  static final int WIDTH = 176;
  static final int HEIGHT = 56;
  private static final int ACROSS = WIDTH + 88;
  private static final int DOWN = HEIGHT + 16;

  private final Map<NodeRef, Integer> columns = new HashMap<>();
  private final List<Place> places = new ArrayList<>();
  private final Map<NodeRef, Place> byNode = new HashMap<>();
  private final int rows;
  private final int first;
  private final int last;

  /**
   * Where a node is drawn.
   *
   * @param x of its left edge
   * @param y of its upper edge
   */
  record Place(Node node, int x, int y) {

    int middle() {
      return y + HEIGHT / 2;
    }
  }

  GraphLayout(Graph graph) {
    NodeRef centre = graph.centre().ref();
    columns.put(centre, 0);
    spread(graph.links(), centre, -1);
    spread(graph.links(), centre, 1);
    TreeMap<Integer, List<Node>> byColumn = new TreeMap<>();
    for (Node node : graph.nodes()) {
      Integer column = columns.get(node.ref());
      if (column != null) {
        byColumn.computeIfAbsent(column, key -> new ArrayList<>()).add(node);
      }
    }
    inOrder(graph.links(), byColumn);
    rows = byColumn.values().stream().mapToInt(List::size).max().orElse(1);
    first = byColumn.firstKey();
    last = byColumn.lastKey();
    byColumn.forEach(
        (column, nodes) -> {
          int top = (rows - nodes.size()) * DOWN / 2;
          for (int row = 0; row < nodes.size(); row++) {
            Place place = new Place(nodes.get(row), (column - first) * ACROSS, top + row * DOWN);
            places.add(place);
            byNode.put(place.node().ref(), place);
          }
        });
  }

  /** A node lies as far out as the shortest way to it is long. */
  private void spread(List<Link> links, NodeRef centre, int direction) {
    List<NodeRef> front = List.of(centre);
    for (int column = direction; !front.isEmpty(); column += direction) {
      List<NodeRef> next = new ArrayList<>();
      for (Link link : links) {
        NodeRef near = direction < 0 ? link.to() : link.from();
        NodeRef far = direction < 0 ? link.from() : link.to();
        if (front.contains(near) && columns.putIfAbsent(far, column) == null) {
          next.add(far);
        }
      }
      front = next;
    }
  }

  /** From the centre outwards, each node as near as may be to what it is linked with. */
  private void inOrder(List<Link> links, Map<Integer, List<Node>> byColumn) {
    for (int direction : new int[] {-1, 1}) {
      for (int column = direction; byColumn.containsKey(column); column += direction) {
        List<NodeRef> inner =
            byColumn.getOrDefault(column - direction, List.of()).stream().map(Node::ref).toList();
        List<Node> nodes = byColumn.getOrDefault(column, List.of());
        nodes.sort(Comparator.comparingDouble(node -> height(node.ref(), links, inner)));
      }
    }
  }

  private static double height(NodeRef node, List<Link> links, List<NodeRef> inner) {
    return links.stream()
        .filter(link -> link.from().equals(node) || link.to().equals(node))
        .map(link -> link.from().equals(node) ? link.to() : link.from())
        .filter(inner::contains)
        .mapToInt(inner::indexOf)
        .average()
        .orElse(0);
  }

  /** In reading order: column by column. */
  List<Place> places() {
    return places;
  }

  Place of(NodeRef node) {
    return Objects.requireNonNull(byNode.get(node));
  }

  boolean shows(Link link) {
    return byNode.containsKey(link.from()) && byNode.containsKey(link.to());
  }

  int width() {
    return (last - first) * ACROSS + WIDTH;
  }

  int height() {
    return rows * DOWN - (DOWN - HEIGHT);
  }
}
