package io.fairlead.kernel.forest;

/**
 * How a forest is grown.
 *
 * @param trees ≥ 1
 * @param minLeaf the fewest rows in a leaf; ≥ 1
 * @param maxDepth of a tree; ≥ 1
 * @param featureShare of the features that each split tries; above 0, at most 1
 * @param bootstrap whether each tree grows on rows drawn with replacement rather than on all
 */
public record ForestSettings(
    int trees, int minLeaf, int maxDepth, double featureShare, boolean bootstrap) {

  /** SMAC's (Hutter et al., 2011): 10 trees, 5/6 of the features, bootstrapped rows. */
  public static final ForestSettings SURROGATE = new ForestSettings(10, 3, 20, 5.0 / 6, true);

  public ForestSettings {
    if (trees < 1 || minLeaf < 1 || maxDepth < 1 || !(featureShare > 0 && featureShare <= 1)) {
      throw new IllegalArgumentException(
          "trees, minLeaf and maxDepth are at least 1 and featureShare above 0 and at most 1, were %d, %d, %d and %s."
              .formatted(trees, minLeaf, maxDepth, featureShare));
    }
  }
}
