package io.fairlead.kernel.cost;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;

/**
 * What the logarithm of a cost is taken to be linear in: one, the logarithm of the share of a full
 * training, and the parameters. An ordered parameter gives its place on its own scale, from -½ to
 * ½, so that one with a logarithmic scale has a power law; each choice without an order gives a one
 * for itself. A parameter that doesn't live gives zeros, as do those beyond {@value #MOST}
 * features.
 */
final class Features {

  static final int MOST = 64;

  /** Where the logarithm of the share of a full training is; 0 has the constant. */
  static final int STEPS = 1;

  private final Encoding encoding;
  private final long maxSteps;
  private final int size;

  Features(Encoding encoding, long maxSteps) {
    this.encoding = encoding;
    this.maxSteps = maxSteps;
    int most = 2;
    for (int i = 0; i < encoding.dimensions() && most + width(encoding.axis(i)) <= MOST; i++) {
      most += width(encoding.axis(i));
    }
    size = most;
  }

  private static int width(Axis axis) {
    return axis.ordered() ? 1 : (int) Math.min(axis.levels(), MOST + 1);
  }

  int size() {
    return size;
  }

  double[] of(double[] point, long steps) {
    double[] features = new double[size];
    features[0] = 1;
    features[STEPS] = StrictMath.log((double) steps / maxSteps);
    int at = 2;
    for (int i = 0; at < size; i++) {
      Axis axis = encoding.axis(i);
      if (!Double.isNaN(point[i])) {
        if (axis.ordered()) {
          features[at] = point[i] - 0.5;
        } else {
          features[at + axis.cell(point[i])] = 1;
        }
      }
      at += width(axis);
    }
    return features;
  }
}
