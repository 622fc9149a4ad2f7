package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.forest.Feature;
import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Points as rows of a forest. A number is its place in the unit interval, a choice its own
 * category. What doesn't live gets a value of its own, below all numbers or beside all choices, so
 * that one split sets it apart.
 */
final class Rows {

  private static final double ABSENT = -1;

  private final Encoding encoding;
  private final List<Feature> features;

  Rows(Encoding encoding) {
    this.encoding = encoding;
    features =
        IntStream.range(0, encoding.dimensions())
            .mapToObj(encoding::axis)
            .map(each -> each.ordered() ? Feature.NUMERIC : new Feature((int) each.levels() + 1))
            .toList();
  }

  List<Feature> features() {
    return features;
  }

  double[] row(double[] point) {
    double[] row = new double[point.length];
    for (int i = 0; i < row.length; i++) {
      Axis axis = encoding.axis(i);
      boolean lives = !Double.isNaN(point[i]);
      if (axis.ordered()) {
        row[i] = lives ? point[i] : ABSENT;
      } else {
        row[i] = lives ? axis.cell(point[i]) : axis.levels();
      }
    }
    return row;
  }
}
