package io.fairlead.ray.trainer.tabular;

import io.fairlead.ray.trainer.TrainingContext;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A configuration read with its rules: every value is checked, and a name that the trainer doesn't
 * know is refused rather than ignored.
 */
public final class Settings {

  private final TrainingContext context;

  /**
   * Reads {@code context}'s configuration.
   *
   * @throws IllegalArgumentException when the configuration holds a parameter that isn't in {@code
   *     known}
   */
  public Settings(TrainingContext context, Set<String> known) {
    this.context = context;
    TreeSet<String> unknown = new TreeSet<>(context.parameters().keySet());
    unknown.removeAll(known);
    if (!unknown.isEmpty()) {
      throw new IllegalArgumentException(
          "Unknown parameter %s; this trainer knows %s.".formatted(unknown, new TreeSet<>(known)));
    }
  }

  /** A number in [{@code min}, {@code max}]. */
  public double number(String name, double min, double max, double fallback) {
    Object value = context.parameters().getOrDefault(name, fallback);
    if (!(value instanceof Number number)
        || !(number.doubleValue() >= min && number.doubleValue() <= max)) {
      throw new IllegalArgumentException(
          "%s must be a number from %s to %s, was '%s'.".formatted(name, min, max, value));
    }
    return number.doubleValue();
  }

  /** A whole number in [{@code min}, {@code max}]. */
  public int integer(String name, int min, int max, int fallback) {
    Object value = context.parameters().getOrDefault(name, fallback);
    if (!(value instanceof Number number)
        || number.doubleValue() != number.longValue()
        || number.longValue() < min
        || number.longValue() > max) {
      throw new IllegalArgumentException(
          "%s must be a whole number from %d to %d, was '%s'.".formatted(name, min, max, value));
    }
    return number.intValue();
  }

  /** One of {@code choices}. */
  public String choice(String name, List<String> choices, String fallback) {
    Object value = context.parameters().getOrDefault(name, fallback);
    if (!(value instanceof String text) || !choices.contains(text)) {
      throw new IllegalArgumentException(
          "%s must be one of %s, was '%s'.".formatted(name, choices, value));
    }
    return text;
  }

  /** Whether {@code class_weight} asks for classes of equal total weight. */
  public boolean balanced() {
    return choice("class_weight", List.of("none", "balanced"), "none").equals("balanced");
  }
}
