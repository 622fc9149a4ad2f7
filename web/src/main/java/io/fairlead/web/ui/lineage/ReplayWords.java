package io.fairlead.web.ui.lineage;

import io.fairlead.platform.replay.Divergence;
import io.fairlead.platform.replay.Verdict;

/** A verdict on a badge. */
final class ReplayWords {

  private ReplayWords() {}

  static String badge(Verdict verdict) {
    Divergence first = verdict.first();
    return switch (verdict.kind()) {
      case SAME_BITS -> "● same bits";
      case WITHIN_TOLERANCE -> "◕ same within " + verdict.tolerance();
      case ENVIRONMENT_DIFFERS ->
          "◧ environment differs"
              + (verdict.environment().isEmpty()
                  ? ""
                  : " in " + verdict.environment().getFirst().name());
      case DIFFERS ->
          "✕ differs"
              + (first == null
                  ? ""
                  : first.step() == Divergence.AT_THE_END
                      ? " at the end"
                      : " from step " + first.step());
      case INCOMPLETE -> "■ replay incomplete";
    };
  }

  /** The colour's class. */
  static String style(Verdict.Kind kind) {
    return switch (kind) {
      case SAME_BITS, WITHIN_TOLERANCE -> "same";
      case ENVIRONMENT_DIFFERS, INCOMPLETE -> "unclear";
      case DIFFERS -> "differs";
    };
  }
}
