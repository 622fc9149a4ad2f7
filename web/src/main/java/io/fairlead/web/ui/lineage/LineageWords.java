package io.fairlead.web.ui.lineage;

import io.fairlead.platform.lineage.Graph;
import io.fairlead.platform.lineage.Link;
import io.fairlead.platform.lineage.Node;
import io.fairlead.platform.lineage.NodeRef;
import io.fairlead.platform.lineage.NodeType;
import io.fairlead.web.ui.format.Numbers;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The lineage in words. */
final class LineageWords {

  private LineageWords() {}

  static String type(NodeType type) {
    return switch (type) {
      case DATASET -> "data set";
      case CODE -> "code";
      case ENVIRONMENT -> "environment";
      case STUDY -> "study";
      case TRIAL -> "trial";
      case MODEL -> "model";
      case PREDICTIONS -> "predictions";
      case AUDIT -> "fairness audit";
      case DECISION -> "decision";
    };
  }

  static String count(NodeType type, int count) {
    String one = type(type);
    String many =
        switch (type) {
          case STUDY -> "studies";
          case CODE -> "revisions of code";
          case PREDICTIONS -> "sets of predictions";
          case DATASET, ENVIRONMENT, TRIAL, MODEL, AUDIT, DECISION -> one + "s";
        };
    return Numbers.count(count) + " " + (count == 1 ? one : many);
  }

  /** The first sentence of the page. */
  static String answer(Graph graph) {
    Set<NodeRef> before = reached(graph, true);
    Set<NodeRef> after = reached(graph, false);
    String came =
        before.isEmpty() ? "Nothing recorded came before it" : "It came of " + list(graph, before);
    String led = after.isEmpty() ? "nothing stands on it yet" : list(graph, after) + " came of it";
    return came + "; " + led + ".";
  }

  private static String list(Graph graph, Set<NodeRef> nodes) {
    Map<NodeType, List<Node>> byType = new EnumMap<>(NodeType.class);
    graph.nodes().stream()
        .filter(node -> nodes.contains(node.ref()))
        .forEach(
            node -> byType.computeIfAbsent(node.ref().type(), type -> new ArrayList<>()).add(node));
    List<String> parts = new ArrayList<>();
    byType.forEach(
        (type, of) ->
            parts.add(
                of.size() == 1
                    ? type(type) + " " + of.getFirst().label()
                    : count(type, of.size())));
    return parts.size() == 1
        ? parts.getFirst()
        : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
  }

  /** What is reached from the centre, against the links or along them; the centre isn't. */
  static Set<NodeRef> reached(Graph graph, boolean back) {
    Set<NodeRef> reached = new HashSet<>();
    List<NodeRef> front = List.of(graph.centre().ref());
    while (!front.isEmpty()) {
      List<NodeRef> next = new ArrayList<>();
      for (Link link : graph.links()) {
        NodeRef from = back ? link.to() : link.from();
        NodeRef to = back ? link.from() : link.to();
        if (front.contains(from) && reached.add(to)) {
          next.add(to);
        }
      }
      front = next;
    }
    reached.remove(graph.centre().ref());
    return reached;
  }
}
