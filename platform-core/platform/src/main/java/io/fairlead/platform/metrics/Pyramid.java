package io.fairlead.platform.metrics;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The min/max pyramid of one metric of one attempt. Level 1 has buckets of {@value #POINTS} points,
 * the last perhaps not full yet; every higher level {@value #FACTOR} buckets of the one below in
 * one, full ones alone. Kept in rows of {@value #ROW} buckets, of which this holds the last of each
 * level: points are only ever added at the end.
 */
final class Pyramid {

  static final int POINTS = 64;
  static final int FACTOR = 8;
  static final int ROW = 256;
  static final int LEVELS = 8;

  private final SortedMap<Integer, Row> tails = new TreeMap<>();
  private final List<Row> full = new ArrayList<>();

  /**
   * A row of buckets.
   *
   * @param firstBucket the number of its first bucket in its level, from 0
   */
  record Row(int level, long firstBucket, Buckets buckets) {}

  /** How many points a bucket of the level holds; level 0 is the points themselves. */
  static int points(int level) {
    int points = 1;
    for (int i = 0; i < level; i++) {
      points *= i == 0 ? POINTS : FACTOR;
    }
    return points;
  }

  /**
   * The coarsest level at which so many points still make so many buckets; 0 for the points
   * themselves.
   */
  static int levelFor(long points, int buckets) {
    int level = 0;
    while (level < LEVELS && points / points(level + 1) >= buckets) {
      level++;
    }
    return level;
  }

  /**
   * @param tails the last kept row of each level
   */
  Pyramid(List<Row> tails) {
    tails.forEach(row -> this.tails.put(row.level(), row));
  }

  void add(long step, double value) {
    Row row = open(1);
    row.buckets().add(step, value, POINTS);
    int last = row.buckets().size() - 1;
    if (row.buckets().count(last) == POINTS) {
      closed(row, last);
    }
  }

  /** What must be written: new and changed rows. */
  List<Row> changed() {
    List<Row> rows = new ArrayList<>(full);
    for (Map.Entry<Integer, Row> tail : tails.entrySet()) {
      if (tail.getValue().buckets().size() > 0) {
        rows.add(tail.getValue());
      }
    }
    return rows;
  }

  /** The level's last row, a new one when the last has no room. */
  private Row open(int level) {
    Row row = tails.computeIfAbsent(level, l -> new Row(l, 0, new Buckets()));
    int size = row.buckets().size();
    boolean lastIsFull = size > 0 && row.buckets().count(size - 1) == points(level);
    if (size == ROW && lastIsFull) {
      full.add(row);
      row = new Row(level, row.firstBucket() + ROW, new Buckets());
      tails.put(level, row);
    }
    return row;
  }

  /** A bucket became full: eight such are one of the level above. A row holds whole eights. */
  private void closed(Row row, int bucket) {
    if ((bucket + 1) % FACTOR != 0 || row.level() == LEVELS) {
      return;
    }
    Row above = open(row.level() + 1);
    int capacity = points(row.level() + 1);
    for (int i = bucket + 1 - FACTOR; i <= bucket; i++) {
      above.buckets().add(row.buckets(), i, capacity);
    }
    closed(above, above.buckets().size() - 1);
  }
}
