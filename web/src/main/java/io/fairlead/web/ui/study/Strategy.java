package io.fairlead.web.ui.study;

import io.fairlead.kernel.pruner.Pruners;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a person wants of a search, and the sampler and pruner that do it. */
enum Strategy {
  AUTO(
      "Let Fairlead choose",
      "Learns from each result, and ends what falls behind.",
      "auto",
      "asha",
      4,
      2),
  FEWEST_TRIALS(
      "Fewest trials", "Each is trained in full and teaches the most.", "auto", "none", 0, 0),
  LEAST_COMPUTE(
      "Least compute",
      "A trial trains on while it may become the best.",
      "auto",
      "forecast",
      12,
      0),
  EXPLORE_WIDELY(
      "Explore widely", "Spreads trials evenly, whatever they give.", "sobol", "none", 0, 0),
  EXACT("Choose exactly", "Sampler, pruner and their settings.", "auto", "asha", 4, 2);

  private final String label;
  private final String hint;
  private final String sampler;
  private final String pruner;
  private final int parts;
  private final int reduction;

  /**
   * @param parts the first rung is after one of so many parts of a training
   * @param reduction one in so many goes on
   */
  Strategy(String label, String hint, String sampler, String pruner, int parts, int reduction) {
    this.label = label;
    this.hint = hint;
    this.sampler = sampler;
    this.pruner = pruner;
    this.parts = parts;
    this.reduction = reduction;
  }

  String label() {
    return label;
  }

  /** In one line, what it does. */
  String hint() {
    return hint;
  }

  String sampler() {
    return sampler;
  }

  String pruner() {
    return pruner;
  }

  /** The pruner's settings for trainings of so many steps. */
  SortedMap<String, Integer> settings(int maxSteps) {
    return settings(pruner, maxSteps, parts, reduction);
  }

  /** What a pruner usually begins with. */
  static SortedMap<String, Integer> usual(String pruner, int maxSteps) {
    return settings(pruner, maxSteps, AUTO.parts, AUTO.reduction);
  }

  private static SortedMap<String, Integer> settings(
      String pruner, int maxSteps, int parts, int reduction) {
    SortedMap<String, Integer> settings = new TreeMap<>(Pruners.parameters(pruner));
    settings.computeIfPresent("minSteps", (name, value) -> Math.max(1, maxSteps / parts));
    settings.computeIfPresent("reductionFactor", (name, value) -> reduction);
    return settings;
  }

  /** The one that does just this; {@link #EXACT} if none does. */
  static Strategy of(String sampler, String pruner, Map<String, Integer> settings, int maxSteps) {
    for (Strategy each : values()) {
      if (each.sampler.equals(sampler)
          && each.pruner.equals(pruner)
          && each.settings(maxSteps).equals(settings)) {
        return each;
      }
    }
    return EXACT;
  }
}
