package io.fairlead.web.ui.study;

import io.fairlead.platform.study.Study;
import io.fairlead.platform.study.Study.Best;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import java.time.Instant;
import java.util.Locale;

/** The one sentence at the top of a study: what is known by now, and what comes next. */
final class Answer {

  private Answer() {}

  static String of(Study study, Instant now) {
    Progress progress = Progress.of(study, now);
    String done =
        "%s of %s trials"
            .formatted(Numbers.count(progress.over()), Numbers.count(progress.planned()));
    return switch (study.state()) {
      case QUEUED -> "Waiting to start." + because(study, " ");
      case RUNNING ->
          best(study, "No trial has finished yet")
              + ", after "
              + done
              + progress.left().map(left -> "; about " + Times.span(left) + " left").orElse("")
              + "."
              + because(study, " ");
      case PAUSED -> best(study, "No trial has finished yet") + ", paused after " + done + ".";
      case FINISHED ->
          best(study, "No trial gave a value")
              + ", after "
              + done
              + ". It is finished."
              + because(study, " ");
      case STOPPED -> best(study, "No trial gave a value") + ". It was stopped after " + done + ".";
      case FAILED -> "It failed after " + done + "." + because(study, " ");
    };
  }

  private static String best(Study study, String otherwise) {
    Best best = study.best();
    return best == null
        ? otherwise
        : "Best %s %s, by trial #%d"
            .formatted(metric(study), Numbers.brief(best.objective()), best.number());
  }

  private static String because(Study study, String gap) {
    return (study.problem() == null ? "" : gap + study.problem())
        + (study.conclusion() == null ? "" : gap + study.conclusion());
  }

  /** The first objective's metric and what is good, such as {@code auc (higher is better)}. */
  static String metric(Study study) {
    return study.definition().objectives().getFirst().metric();
  }

  static String direction(Study study) {
    return study.definition().objectives().getFirst().direction().name().toLowerCase(Locale.ROOT);
  }
}
