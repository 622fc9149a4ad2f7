package io.fairlead.ray.trainer;

import java.util.Map;
import java.util.OptionalInt;

/**
 * What a trainer is given.
 *
 * @param parameters the configuration: {@code Double}, {@code Long} or {@code String} by name
 * @param data the data-set snapshot with its splits
 * @param seed the seed of everything random in this training
 * @param maxSteps the most steps that will be asked for
 * @param threads how many threads it may use; 1 unless asked otherwise
 * @param gpu the index of the GPU that Ray assigned; empty for CPU
 * @param log where lines for the trial's page go
 */
public record TrainingContext(
    Map<String, Object> parameters,
    TrainingData data,
    long seed,
    long maxSteps,
    int threads,
    OptionalInt gpu,
    TrainingLog log) {

  public TrainingContext {
    parameters = Map.copyOf(parameters);
  }

  /** The numeric parameter {@code name} as a double, or {@code fallback} when it isn't set. */
  public double number(String name, double fallback) {
    return parameters.get(name) instanceof Number value ? value.doubleValue() : fallback;
  }

  /** The numeric parameter {@code name} as an int, or {@code fallback} when it isn't set. */
  public int integer(String name, int fallback) {
    return parameters.get(name) instanceof Number value
        ? Math.toIntExact(value.longValue())
        : fallback;
  }

  /** The categorical parameter {@code name}, or {@code fallback} when it isn't set. */
  public String text(String name, String fallback) {
    return parameters.get(name) instanceof String value ? value : fallback;
  }

  /** Takes a training's log lines. */
  @FunctionalInterface
  public interface TrainingLog {
    void line(String text);
  }
}
