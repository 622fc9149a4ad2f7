package io.fairlead.kernel.pruner;

import io.fairlead.kernel.model.StudentDistribution;
import java.util.ArrayList;
import java.util.List;

/**
 * What a learning curve will have come to after a full training, with its uncertainty, by Bayesian
 * averaging over families of curves y = c + a·φ(x) (pow3, ilog2, exponential and logarithmic, of
 * Domhan et al. 2015), each shape parameter on a grid.
 *
 * <p>Given its shape a curve is a linear model with conjugate priors (normal-inverse-gamma; Gelman
 * et al., Bayesian data analysis, 3rd ed., 2013, section 14.2 and 14.8), so its prediction is a
 * Student distribution in closed form, weighted by its marginal likelihood. A priori a curve moves
 * on by about as much as it has moved, and its noise is a twentieth of that. Costs a step a point
 * and shape.
 */
final class CurveEnsemble {

  private static final double PRIOR_NOISE = 0.05 * 0.05;
  private static final double PRIOR_WIDTH = 400; // of c and a, in units of the noise's variance

  private interface Shape {
    double at(double step, double last);
  }

  private static final List<Shape> SHAPES = shapes();

  private final List<double[]> points = new ArrayList<>();

  private static List<Shape> shapes() {
    List<Shape> shapes = new ArrayList<>();
    for (double exponent : new double[] {0.25, 0.5, 0.75, 1, 1.5, 2}) {
      shapes.add((step, _) -> StrictMath.pow(step, -exponent));
    }
    for (double rate : new double[] {1, 2, 4, 8, 16}) {
      shapes.add((step, last) -> StrictMath.exp(-rate * step / last));
    }
    shapes.add((step, _) -> 1 / StrictMath.log(step + 1));
    shapes.add((step, _) -> -StrictMath.log(step));
    return List.copyOf(shapes);
  }

  void add(long step, double loss) {
    points.add(new double[] {step, loss});
  }

  /** The chance that the loss at {@code last} steps is below {@code target}. */
  double chanceBelow(double target, long last) {
    double[] chances = new double[SHAPES.size()];
    double[] evidence = new double[SHAPES.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < chances.length; i++) {
      Fit fit = fit(SHAPES.get(i), (double) last);
      chances[i] = fit.chanceBelow(target);
      evidence[i] = fit.evidence();
      most = Math.max(most, evidence[i]);
    }
    double chance = 0;
    double total = 0;
    for (int i = 0; i < chances.length; i++) {
      double weight = StrictMath.exp(evidence[i] - most);
      chance += weight * chances[i];
      total += weight;
    }
    return chance / total;
  }

  /** A Student distribution of the loss in the end, and the logarithm of the shape's evidence. */
  private record Fit(double center, double width, int degrees, double evidence) {
    double chanceBelow(double target) {
      return StudentDistribution.below((target - center) / width, degrees);
    }
  }

  private Fit fit(Shape shape, double last) {
    double newest = points.getLast()[1];
    double scale = Math.max(Math.abs(newest) * 1e-9, Double.MIN_NORMAL);
    for (double[] each : points) {
      scale = Math.max(scale, Math.abs(each[1] - newest));
    }
    double end = shape.at(last, last);
    double span = shape.at(points.getFirst()[0], last) - end;
    // φ is 1 at the first point and 0 in the end, so that c is the loss in the end.
    double phi1 = 0;
    double phi2 = 0;
    double y1 = 0;
    double y2 = 0;
    double phiY = 0;
    for (double[] each : points) {
      double phi = (shape.at(each[0], last) - end) / span;
      double y = (each[1] - newest) / scale;
      phi1 += phi;
      phi2 += phi * phi;
      y1 += y;
      y2 += y * y;
      phiY += phi * y;
    }
    int n = points.size();
    double a = n + 1 / PRIOR_WIDTH;
    double d = phi2 + 1 / PRIOR_WIDTH;
    double determinant = a * d - phi1 * phi1;
    double c = (d * y1 - phi1 * phiY) / determinant;
    double slope = (a * phiY - phi1 * y1) / determinant;
    double shapeA = 1 + n / 2.0;
    double shapeB = Math.max(PRIOR_NOISE + (y2 - c * y1 - slope * phiY) / 2, PRIOR_NOISE / 2);
    double width = StrictMath.sqrt(shapeB / shapeA * (1 + d / determinant));
    double evidence = -StrictMath.log(determinant) / 2 - shapeA * StrictMath.log(shapeB);
    return new Fit(newest + scale * c, scale * width, 2 + n, evidence);
  }
}
