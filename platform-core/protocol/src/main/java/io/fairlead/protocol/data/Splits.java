package io.fairlead.protocol.data;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Divides the rows of a data set into training, validation and test rows: a function of its
 * arguments alone, the same bits on every JVM, so that platform and workers agree.
 *
 * <p>Each row gets a key from the seed and its number by SplitMix64 (Steele, Lea, Flood: Fast
 * splittable pseudorandom number generators, 2014); the rows of a class, ordered by key, are cut by
 * the shares.
 */
public final class Splits {

  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;

  private Splits() {}

  /**
   * Splits in every class alike, so that each part has the classes' shares of the whole.
   *
   * @param classes the target of each row; rows without one are a class of their own
   * @param train share of training rows, in (0, 1)
   * @param validation share of validation rows, in (0, 1); the rest are test rows
   * @throws IllegalArgumentException when the shares are not positive or exceed 1 together
   */
  public static Split[] assign(
      @Nullable String[] classes, long seed, double train, double validation) {
    Map<@Nullable String, Integer> numbers = new LinkedHashMap<>();
    int[] numbered = new int[classes.length];
    for (int row = 0; row < classes.length; row++) {
      Integer known = numbers.get(classes[row]);
      if (known == null) {
        known = numbers.size();
        numbers.put(classes[row], known);
      }
      numbered[row] = known;
    }
    return assign(numbered, classes.length, seed, train, validation);
  }

  /**
   * As {@link #assign(String[], long, double, double)}, with numbered classes or none.
   *
   * @param classes the class of each row, for classification; null for regression
   * @param rows the number of rows
   */
  public static Split[] assign(
      int @Nullable [] classes, int rows, long seed, double train, double validation) {
    if (!(train > 0) || !(validation > 0) || train + validation > 1) {
      throw new IllegalArgumentException(
          "Shares of training and validation are above 0 and at most 1 together; they were %s and %s."
              .formatted(train, validation));
    }
    Split[] splits = new Split[rows];
    Arrays.fill(splits, Split.TEST);
    for (List<Integer> members : strata(classes, rows)) {
      members.sort(
          Comparator.<Integer>comparingLong(row -> key(seed, row)).thenComparing(row -> row));
      int trained = (int) Math.round(members.size() * train);
      int seen = (int) Math.round(members.size() * (train + validation));
      members.subList(0, trained).forEach(row -> splits[row] = Split.TRAIN);
      members.subList(trained, seen).forEach(row -> splits[row] = Split.VALIDATION);
    }
    return splits;
  }

  private static Iterable<List<Integer>> strata(int @Nullable [] classes, int rows) {
    if (classes == null) {
      return List.of(new ArrayList<>(IntStream.range(0, rows).boxed().toList()));
    }
    Map<Integer, List<Integer>> strata = new LinkedHashMap<>();
    for (int row = 0; row < rows; row++) {
      strata.computeIfAbsent(classes[row], unused -> new ArrayList<>()).add(row);
    }
    return strata.values();
  }

  private static long key(long seed, long row) {
    long z = mix(seed) + (row + 1) * GOLDEN_GAMMA;
    return mix(z);
  }

  private static long mix(long value) {
    long z = value;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
