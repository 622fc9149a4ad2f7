package io.fairlead.kernel.model;

import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Arrays;
import java.util.List;

/**
 * Configurations as points of the unit cube and back. A coordinate is NaN where its parameter
 * doesn't live; that of a value which can be counted is the middle of its stretch.
 */
public final class Encoding {

  private final SearchSpace space;
  private final List<Axis> axes;

  public Encoding(SearchSpace space) {
    this.space = space;
    axes = space.parameters().stream().map(each -> new Axis(each.domain())).toList();
  }

  public int dimensions() {
    return axes.size();
  }

  public Axis axis(int index) {
    return axes.get(index);
  }

  /** The point of {@code configuration}, which must be of the space. */
  public double[] point(Configuration configuration) {
    double[] point = new double[axes.size()];
    List<Parameter> parameters = space.parameters();
    for (int i = 0; i < point.length; i++) {
      Object value = configuration.asMap().get(parameters.get(i).name());
      point[i] = value == null ? Double.NaN : axes.get(i).unit(value);
    }
    return point;
  }

  /** The configuration at {@code point}; what isn't needed may be NaN or beyond the cube. */
  public Configuration configuration(double[] point) {
    return space.at(
        Arrays.stream(point)
            .map(each -> Double.isNaN(each) ? 0.5 : Math.clamp(each, 0, Math.nextDown(1.0)))
            .toArray());
  }
}
