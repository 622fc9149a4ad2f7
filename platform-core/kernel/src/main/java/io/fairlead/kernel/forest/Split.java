package io.fairlead.kernel.forest;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * A way to divide the rows of a node.
 *
 * @param categories those that go left; null where numbers up to {@code threshold} do
 * @param gain by how much the sum of squares falls
 */
record Split(int feature, double threshold, @Nullable BitSet categories, double gain) {

  boolean goesLeft(double value) {
    return categories == null ? value <= threshold : categories.get((int) value);
  }
}
