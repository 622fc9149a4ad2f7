package io.fairlead.web.ui.study;

import java.util.Locale;

/** What the settings of pruners are called on the form. */
final class SettingWords {

  private SettingWords() {}

  /** One that isn't known here is called as in its definition, word by word. */
  static String of(String setting) {
    return switch (setting) {
      case "minSteps" -> "First rung (step)";
      case "reductionFactor" -> "Keep one in";
      case "cohort" -> "Cohort (0: all)";
      case "interval" -> "Every … steps (0: tenth)";
      case "minTrials" -> "After trials in full";
      case "keepPercent" -> "Keep best, %";
      case "lessLikelyPercent" -> "End below chance, %";
      default -> {
        String words = setting.replaceAll("(?<=[a-z0-9])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
        yield words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
      }
    };
  }
}
