package io.fairlead.kernel.forest;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One tree of a forest: nodes by number, the root is 0. A row goes left where its number is at most
 * the node's threshold, or its category is one of the node's.
 */
public final class RegressionTree {

  private record Node(
      int feature,
      double threshold,
      @Nullable BitSet categories,
      int left,
      int right,
      double mean,
      double variance,
      int rows) {}

  private final List<Node> nodes = new ArrayList<>();

  RegressionTree() {}

  int addLeaf(double mean, double variance, int rows) {
    nodes.add(new Node(-1, 0, null, -1, -1, mean, variance, rows));
    return nodes.size() - 1;
  }

  void split(int node, Split split, int left, int right) {
    Node leaf = nodes.get(node);
    nodes.set(
        node,
        new Node(
            split.feature(),
            split.threshold(),
            split.categories(),
            left,
            right,
            leaf.mean(),
            leaf.variance(),
            leaf.rows()));
  }

  public boolean isLeaf(int node) {
    return nodes.get(node).left() < 0;
  }

  /** The feature that an inner node looks at. */
  public int feature(int node) {
    return nodes.get(node).feature();
  }

  /** The highest number that goes left. */
  public double threshold(int node) {
    return nodes.get(node).threshold();
  }

  /** Whether {@code category} goes left; for nodes that look at a categorical feature. */
  public boolean goesLeft(int node, int category) {
    BitSet categories = nodes.get(node).categories();
    return categories != null && categories.get(category);
  }

  public int left(int node) {
    return nodes.get(node).left();
  }

  public int right(int node) {
    return nodes.get(node).right();
  }

  /** Mean of the targets of the rows that a node was grown on. */
  public double mean(int node) {
    return nodes.get(node).mean();
  }

  /** Variance of the targets of the rows that a node was grown on. */
  public double variance(int node) {
    return nodes.get(node).variance();
  }

  /** How many rows a node was grown on. */
  public int rows(int node) {
    return nodes.get(node).rows();
  }

  /** The number of the leaf where {@code row} ends. */
  public int leaf(double[] row) {
    int at = 0;
    while (!isLeaf(at)) {
      Node node = nodes.get(at);
      double value = row[node.feature()];
      boolean left =
          node.categories() == null
              ? value <= node.threshold()
              : node.categories().get((int) value);
      at = left ? node.left() : node.right();
    }
    return at;
  }
}
