package io.fairlead.web.ui.trial;

import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.Trial;
import io.fairlead.web.ui.format.Numbers;
import org.jspecify.annotations.Nullable;

/** The sentence at the top of a trial. */
final class TrialAnswer {

  private TrialAnswer() {}

  /**
   * @param where which clusters would run it; of meaning while it waits
   */
  static String of(Trial trial, Study study, String where) {
    String value = value(trial.objective(), study);
    String steps =
        "%s of %s steps"
            .formatted(Numbers.count(trial.step()), Numbers.count(study.definition().maxSteps()));
    String sentence =
        switch (trial.state()) {
          case QUEUED -> where + problem(trial);
          case RUNNING -> value + " after " + steps + ".";
          case PAUSED ->
              value + " after " + steps + "; it waits with its checkpoint." + problem(trial);
          case COMPLETE -> value + place(trial, study) + ".";
          case PRUNED -> value + " after " + steps + ", where better trials went on.";
          case STOPPED -> value + " after " + steps + ", where it was stopped.";
          case FAILED -> "It failed after " + steps + "." + problem(trial);
        };
    Integer repeats = trial.repeats();
    return repeats == null
        ? sentence
        : sentence + " It trains trial #%d again, with another seed.".formatted(repeats);
  }

  private static String value(@Nullable Double objective, Study study) {
    String metric = study.definition().objectives().getFirst().metric();
    return objective == null ? "No " + metric + " yet" : metric + " " + Numbers.brief(objective);
  }

  private static String place(Trial trial, Study study) {
    Study.Best best = study.best();
    Double objective = trial.objective();
    if (best == null || objective == null) {
      return "";
    }
    if (best.trial().equals(trial.id())) {
      return best.objective() == objective
          ? ", the best of its study"
          : ", the best of its study: %s on average over its repeats"
              .formatted(Numbers.brief(best.objective()));
    }
    return trial.repeats() != null
        ? ""
        : ", %s from the best, trial #%d"
            .formatted(Numbers.signed(objective - best.objective()), best.number());
  }

  private static String problem(Trial trial) {
    return trial.problem() == null ? "" : " " + trial.problem();
  }
}
