package io.fairlead.kernel.bench;

import java.util.List;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * How a search's best accuracy grew.
 *
 * @param points at each improvement, in the order of time
 */
record Trace(List<Point> points) {

  /**
   * @param steps trained so far in all trials together
   * @param seconds since the search's start, as its workers' clock has it
   * @param complete the best accuracy of a full training
   * @param observed the best accuracy after any number of steps
   */
  record Point(long steps, double seconds, double complete, double observed) {}

  Trace {
    points = List.copyOf(points);
  }

  /** The steps after which a full training had reached {@code accuracy}. */
  OptionalDouble stepsTo(double accuracy) {
    return first(accuracy, Point::complete, Point::steps);
  }

  /** The steps after which a training had reached {@code accuracy}, were it full or not. */
  OptionalDouble stepsToSee(double accuracy) {
    return first(accuracy, Point::observed, Point::steps);
  }

  /** The seconds after which a full training had reached {@code accuracy}. */
  OptionalDouble secondsTo(double accuracy) {
    return first(accuracy, Point::complete, Point::seconds);
  }

  /** The best accuracy of a full training in the end. */
  double best() {
    return points.isEmpty() ? Double.NEGATIVE_INFINITY : points.getLast().complete();
  }

  private OptionalDouble first(
      double accuracy, ToDoubleFunction<Point> of, ToDoubleFunction<Point> when) {
    return points.stream()
        .filter(each -> of.applyAsDouble(each) >= accuracy)
        .mapToDouble(when)
        .findFirst();
  }
}
