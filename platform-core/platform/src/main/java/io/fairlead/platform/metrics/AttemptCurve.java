package io.fairlead.platform.metrics;

import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * One attempt's share of a curve, as it is read: coarse buckets first, then what completes them.
 */
final class AttemptCurve {

  private final Part part;
  private final int bucketPoints;
  private final int level;
  private final Buckets buckets = new Buckets();
  private long covered;

  /**
   * @param level of the pyramid whose buckets the curve has
   * @param fromPoints read the points themselves
   */
  AttemptCurve(Part part, int level, boolean fromPoints) {
    this.part = part;
    this.bucketPoints = Pyramid.points(level);
    this.level = fromPoints ? 0 : level;
  }

  Part part() {
    return part;
  }

  /** The level to read: 0 for the points. */
  int level() {
    return level;
  }

  /** Adds a kept row, skipping what coarser rows covered. */
  void addKept(int itsLevel, long firstBucket, Buckets kept) {
    long start = firstBucket * Pyramid.points(itsLevel);
    for (int bucket = 0; bucket < kept.size(); bucket++) {
      if (start >= covered) {
        buckets.add(kept, bucket, bucketPoints);
        covered = start + kept.count(bucket);
      }
      start += kept.count(bucket);
    }
  }

  /** Adds the points of one metric that count, which come after everything kept. */
  void addPoints(VectorSchemaRoot batch, String metric) {
    MetricColumns points = new MetricColumns(batch);
    for (int row = 0; row < points.rows(); row++) {
      int number = points.metric(row);
      if (points.step(row) <= part.upTo() && points.names().get(number).equals(metric)) {
        buckets.add(points.step(row), points.value(row), bucketPoints);
      }
    }
  }

  /** Appends this to a trial's curve. */
  void addTo(Buckets curve) {
    for (int bucket = 0; bucket < buckets.size(); bucket++) {
      curve.add(buckets, bucket, 0);
    }
  }
}
