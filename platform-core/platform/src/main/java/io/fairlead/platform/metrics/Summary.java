package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.Metrics.MetricSummary;

/**
 * The figures of one metric over points in the order in which they were reported. NaN counts and
 * can be the last value, but is neither minimum nor maximum while there is a number.
 */
final class Summary {

  private final String metric;
  private long count;
  private long lastStep;
  private double last = Double.NaN;
  private double min = Double.NaN;
  private long minStep;
  private double max = Double.NaN;
  private long maxStep;

  Summary(String metric) {
    this.metric = metric;
  }

  void add(long step, double value) {
    include(1, step, value, value, step, value, step);
  }

  /** Adds points that came after those of this. */
  void add(MetricSummary later) {
    include(
        later.count(),
        later.lastStep(),
        later.last(),
        later.min(),
        later.minStep(),
        later.max(),
        later.maxStep());
  }

  private void include(
      long points,
      long itsLastStep,
      double itsLast,
      double itsMin,
      long itsMinStep,
      double itsMax,
      long itsMaxStep) {
    if (count == 0 || itsMin < min || (Double.isNaN(min) && !Double.isNaN(itsMin))) {
      min = itsMin;
      minStep = itsMinStep;
    }
    if (count == 0 || itsMax > max || (Double.isNaN(max) && !Double.isNaN(itsMax))) {
      max = itsMax;
      maxStep = itsMaxStep;
    }
    count += points;
    lastStep = itsLastStep;
    last = itsLast;
  }

  MetricSummary figures() {
    return new MetricSummary(metric, count, lastStep, last, min, minStep, max, maxStep);
  }
}
