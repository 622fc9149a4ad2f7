package io.fairlead.kernel.fairness;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a column's values become groups. */
public sealed interface Derivation {

  /** What a value without any text belongs to. */
  String MISSING = "(missing)";

  /**
   * The group of a value.
   *
   * @throws IllegalArgumentException when it belongs to none
   */
  String of(@Nullable String value);

  /** Every value is its own group. */
  record Same() implements Derivation {
    @Override
    public String of(@Nullable String value) {
      return value == null || value.isEmpty() ? MISSING : value;
    }
  }

  /**
   * Several values are one group.
   *
   * @param groups the group of each value
   * @param other the group of all other values; null refuses them
   */
  record Mapped(Map<String, String> groups, @Nullable String other) implements Derivation {
    public Mapped {
      groups = Map.copyOf(groups);
    }

    @Override
    public String of(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return groups.getOrDefault("", MISSING);
      }
      String group = groups.getOrDefault(value, other);
      if (group == null) {
        throw new IllegalArgumentException(
            "Every value is mapped to a group; '%s' isn't. Map it, or name the group of all others."
                .formatted(value));
      }
      return group;
    }
  }

  /**
   * Numbers within bounds are one group: below the first, from each to below the next, from the
   * last on.
   *
   * @param bounds ascending, at least one
   * @param labels the groups' names, one more than bounds
   */
  record Binned(List<Double> bounds, List<String> labels) implements Derivation {
    public Binned {
      bounds = List.copyOf(bounds);
      labels = List.copyOf(labels);
      if (bounds.isEmpty() || labels.size() != bounds.size() + 1) {
        throw new IllegalArgumentException(
            "There is one more name than bounds, and at least one bound; there are %d names and %d bounds."
                .formatted(labels.size(), bounds.size()));
      }
      for (int i = 0; i < bounds.size(); i++) {
        if (!Double.isFinite(bounds.get(i)) || (i > 0 && bounds.get(i) <= bounds.get(i - 1))) {
          throw new IllegalArgumentException(
              "Bounds are finite and ascend; they are %s.".formatted(bounds));
        }
      }
    }

    /** Named by their bounds: {@code under 25}, {@code 25 to under 60}, {@code 60 and over}. */
    public static Binned at(List<Double> bounds) {
      String[] labels = new String[bounds.size() + 1];
      for (int i = 0; i <= bounds.size(); i++) {
        labels[i] =
            i == 0
                ? "under " + plain(bounds.isEmpty() ? 0 : bounds.getFirst())
                : i == bounds.size()
                    ? plain(bounds.getLast()) + " and over"
                    : plain(bounds.get(i - 1)) + " to under " + plain(bounds.get(i));
      }
      return new Binned(bounds, List.of(labels));
    }

    @Override
    public String of(@Nullable String value) {
      if (value == null || value.isEmpty()) {
        return MISSING;
      }
      double number;
      try {
        number = Double.parseDouble(value);
      } catch (NumberFormatException e) {
        number = Double.NaN;
      }
      if (Double.isNaN(number)) {
        throw new IllegalArgumentException(
            "A binned value is a number; '%s' isn't. Map the values instead.".formatted(value));
      }
      int bin = 0;
      while (bin < bounds.size() && number >= bounds.get(bin)) {
        bin++;
      }
      return labels.get(bin);
    }

    private static String plain(double bound) {
      return bound == Math.rint(bound) && Math.abs(bound) < 1e15
          ? Long.toString((long) bound)
          : Double.toString(bound);
    }
  }
}
