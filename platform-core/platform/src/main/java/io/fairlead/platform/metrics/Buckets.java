package io.fairlead.platform.metrics;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Neighbouring points put together: for each bucket how many, the last one's step and value, and
 * the smallest and largest value (NaN only where there is no number).
 */
final class Buckets {

  private static final int BYTES = Integer.BYTES + Long.BYTES + 3 * Double.BYTES;

  private int size;
  private int[] counts = new int[16];
  private long[] steps = new long[16];
  private double[] min = new double[16];
  private double[] max = new double[16];
  private double[] last = new double[16];

  int size() {
    return size;
  }

  int count(int bucket) {
    return counts[bucket];
  }

  /** Adds a point to the last bucket, or to a new one when that holds {@code capacity} already. */
  void add(long step, double value, int capacity) {
    add(1, step, value, value, value, capacity);
  }

  /** Adds a bucket of another list, which must not straddle buckets of {@code capacity} points. */
  void add(Buckets from, int bucket, int capacity) {
    add(
        from.counts[bucket],
        from.steps[bucket],
        from.min[bucket],
        from.max[bucket],
        from.last[bucket],
        capacity);
  }

  private void add(
      int count, long step, double itsMin, double itsMax, double itsLast, int capacity) {
    int bucket = size - 1;
    if (bucket < 0 || counts[bucket] >= capacity) {
      bucket = size++;
      grow();
      counts[bucket] = 0;
      min[bucket] = itsMin;
      max[bucket] = itsMax;
    }
    counts[bucket] += count;
    steps[bucket] = step;
    last[bucket] = itsLast;
    if (itsMin < min[bucket] || Double.isNaN(min[bucket])) {
      min[bucket] = itsMin;
    }
    if (itsMax > max[bucket] || Double.isNaN(max[bucket])) {
      max[bucket] = itsMax;
    }
  }

  private void grow() {
    if (size > counts.length) {
      int capacity = counts.length * 2;
      counts = Arrays.copyOf(counts, capacity);
      steps = Arrays.copyOf(steps, capacity);
      min = Arrays.copyOf(min, capacity);
      max = Arrays.copyOf(max, capacity);
      last = Arrays.copyOf(last, capacity);
    }
  }

  /** The same points in at most {@code most} buckets, neighbours merged evenly. */
  Buckets atMost(int most) {
    if (size <= most) {
      return this;
    }
    int together = Math.ceilDiv(size, most);
    Buckets merged = new Buckets();
    for (int bucket = 0; bucket < size; bucket++) {
      int capacity = bucket % together == 0 ? 0 : Integer.MAX_VALUE;
      merged.add(this, bucket, capacity);
    }
    return merged;
  }

  Metrics.Curve curve(java.util.UUID trial) {
    return new Metrics.Curve(
        trial,
        Arrays.copyOf(steps, size),
        Arrays.copyOf(min, size),
        Arrays.copyOf(max, size),
        Arrays.copyOf(last, size));
  }

  /** All buckets, as they are kept. */
  byte[] bytes() {
    ByteBuffer bytes = ByteBuffer.allocate(size * BYTES);
    for (int i = 0; i < size; i++) {
      bytes.putInt(counts[i]).putLong(steps[i]).putDouble(min[i]).putDouble(max[i]);
      bytes.putDouble(last[i]);
    }
    return bytes.array();
  }

  static Buckets of(byte[] kept) {
    Buckets buckets = new Buckets();
    ByteBuffer bytes = ByteBuffer.wrap(kept);
    while (bytes.hasRemaining()) {
      int count = bytes.getInt();
      long step = bytes.getLong();
      double min = bytes.getDouble();
      double max = bytes.getDouble();
      buckets.add(count, step, min, max, bytes.getDouble(), 0);
    }
    return buckets;
  }
}
