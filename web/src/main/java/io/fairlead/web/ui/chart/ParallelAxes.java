package io.fairlead.web.ui.chart;

import io.fairlead.platform.trial.Trial;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Trials as lines across one axis a parameter that differs, the objective last.
 *
 * @param rows one a trial; null where it has no such parameter
 */
record ParallelAxes(List<Axis> axes, List<List<@Nullable Object>> rows, List<Integer> numbers) {

  /**
   * @param type {@code value}, {@code log} or {@code category}
   * @param data the categories, null for others
   */
  record Axis(String name, String type, @Nullable List<String> data) {}

  /** A log axis is worth it once the values span this ratio. */
  private static final double LOG_RATIO = 50;

  static ParallelAxes of(List<Trial> trials, String objective) {
    List<Trial> shown = trials.stream().filter(trial -> trial.objective() != null).toList();
    Map<String, Axis> axes = new LinkedHashMap<>();
    for (Trial trial : shown) {
      trial.parameters().keySet().forEach(name -> axes.computeIfAbsent(name, n -> axis(n, shown)));
    }
    axes.entrySet().removeIf(axis -> distinct(axis.getKey(), shown) < 2);
    List<Axis> all = new ArrayList<>(axes.values());
    all.add(new Axis(objective, "value", null));
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Trial trial : shown) {
      @Nullable Object[] row = new Object[all.size()];
      for (int i = 0; i < row.length - 1; i++) {
        Object value = trial.parameters().get(all.get(i).name());
        row[i] = value instanceof Double number ? Rounded.of(number) : value;
      }
      row[row.length - 1] = Rounded.of(Objects.requireNonNull(trial.objective()));
      rows.add(Arrays.asList(row));
    }
    return new ParallelAxes(all, rows, shown.stream().map(Trial::number).toList());
  }

  private static Axis axis(String name, List<Trial> trials) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    TreeSet<String> texts = new TreeSet<>();
    for (Trial trial : trials) {
      switch (trial.parameters().get(name)) {
        case Number number -> {
          low = Math.min(low, number.doubleValue());
          high = Math.max(high, number.doubleValue());
        }
        case null -> {}
        case Object text -> texts.add(text.toString());
      }
    }
    if (!texts.isEmpty()) {
      return new Axis(name, "category", List.copyOf(texts));
    }
    return new Axis(name, low > 0 && high / low >= LOG_RATIO ? "log" : "value", null);
  }

  private static long distinct(String name, List<Trial> trials) {
    return trials.stream()
        .map(trial -> trial.parameters().get(name))
        .filter(Objects::nonNull)
        .distinct()
        .limit(2)
        .count();
  }
}
