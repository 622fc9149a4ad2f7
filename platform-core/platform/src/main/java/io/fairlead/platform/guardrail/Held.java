package io.fairlead.platform.guardrail;

import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialFairness;
import io.fairlead.platform.trial.TrialFairness.Figure;
import io.fairlead.platform.trial.TrialState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How a trial stands by one measure.
 *
 * @param figure null while there is none
 * @param words why there is no figure, or how it stands to the limit; a sentence
 */
public record Held(
    FairnessMeasure measure, Standing standing, @Nullable Figure figure, String words) {

  /** How a trial stands. */
  public enum Standing {
    /** It is measured, and no limit is set. */
    SHOWN,
    WITHIN,
    BEYOND,
    /** Nobody can say: it kept no predictions, or a group has no denominator. */
    UNKNOWN,
    /** It is still to be measured. */
    PENDING
  }

  /** One for each of the study's measures. */
  public static List<Held> of(StudyFairness study, Trial trial) {
    return study.measures().stream().map(each -> of(each, study.version(), trial)).toList();
  }

  private static Held of(FairnessMeasure measure, int version, Trial trial) {
    if (!trial.state().isOver()) {
      return new Held(measure, Standing.UNKNOWN, null, "It is measured when the trial completes.");
    }
    if (trial.state() != TrialState.COMPLETE) {
      return new Held(
          measure,
          Standing.UNKNOWN,
          null,
          "The trial was %s before its evaluation and kept no predictions."
              .formatted(trial.state().name().toLowerCase(Locale.ROOT)));
    }
    TrialFairness known = trial.fairness();
    Figure figure =
        known == null || known.version() < version ? null : known.figures().get(measure.name());
    if (figure == null) {
      return new Held(measure, Standing.PENDING, null, "It is being measured.");
    }
    Double value = figure.value();
    if (value == null) {
      String problem = figure.problem();
      return new Held(
          measure,
          Standing.UNKNOWN,
          figure,
          problem == null ? "No group has the rows that it is a share of." : problem);
    }
    return new Held(measure, standing(measure, figure, value), figure, words(measure, figure));
  }

  private static Standing standing(FairnessMeasure measure, Figure figure, double value) {
    if (!measure.isGuardrail()) {
      return Standing.SHOWN;
    }
    if (measure.isBeyond(value)) {
      return Standing.BEYOND;
    }
    return figure.undefined() ? Standing.UNKNOWN : Standing.WITHIN;
  }

  private static String words(FairnessMeasure measure, Figure figure) {
    String interval =
        figure.low() == null
            ? "No interval can be given"
            : String.format(
                Locale.ROOT, "95 %% interval %.3f to %.3f", figure.low(), figure.high());
    String limit = measure.isGuardrail() ? "; the guardrail is " + measure.limitWords() : "";
    return interval
        + limit
        + (figure.undefined() ? "; a group has no rows that it is a share of." : ".");
  }

  /** Whether choosing the trial needs a reason of its own. */
  public boolean needsReason() {
    return measure.isGuardrail() && standing != Standing.WITHIN && standing != Standing.SHOWN;
  }
}
