package io.fairlead.web.ui.study;

import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Objective;
import io.fairlead.platform.baseline.Comparison;
import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.study.Study;
import io.fairlead.platform.trial.ObjectiveHistory;
import io.fairlead.platform.trial.Trial;
import io.fairlead.platform.trial.TrialQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the study page shows, bounded by what the eye can see; safe for several threads. */
final class StudyReader {

  private static final int CURVES = 20;
  private static final int CURVE_BUCKETS = 120;
  private static final int PARALLEL_LINES = 500;
  private static final int PARALLEL_EVERY = 6; // readings; half a second each

  private final StudyServices services;
  private final UUID workspace;
  private final UUID study;
  private volatile ObjectiveHistory last =
      new ObjectiveHistory(new UUID[0], new int[0], new double[0], new byte[0]);
  private int readings;
  private volatile @Nullable Compared compared;

  StudyReader(StudyServices services, UUID workspace, UUID study) {
    this.services = services;
    this.workspace = workspace;
    this.study = study;
  }

  /** Where the study stands, every trial's value, and how it compares with its baseline. */
  record Standing(Study study, ObjectiveHistory history, Comparison comparison) {}

  /** A comparison that stays as long as the same trial is the best. */
  private record Compared(UUID best, Comparison comparison) {}

  /**
   * The best trials with their curves.
   *
   * @param forParallel more of the best; empty when it isn't their turn
   */
  record Evidence(List<Trial> top, List<Curve> curves, Optional<List<Trial>> forParallel) {}

  Standing standing() {
    Study now = find();
    ObjectiveHistory history = services.trials().history(workspace, study);
    last = history;
    return new Standing(now, history, comparison(now));
  }

  private Comparison comparison(Study now) {
    Compared known = compared;
    Study.Best best = now.best();
    if (known != null && best != null && known.best().equals(best.trial())) {
      return known.comparison();
    }
    Comparison comparison = services.baselines().compare(workspace, study);
    if (best != null && comparison instanceof Comparison.Measured) {
      compared = new Compared(best.trial(), comparison);
    }
    return comparison;
  }

  Evidence evidence() {
    Study now = find();
    Objective objective = now.definition().objectives().getFirst();
    boolean turn = readings++ % PARALLEL_EVERY == 0 || now.state().isOver();
    List<Trial> best = best(objective, turn ? PARALLEL_LINES : CURVES);
    List<Trial> top = best.subList(0, Math.min(CURVES, best.size()));
    List<Curve> curves =
        services
            .metrics()
            .curves(
                workspace, top.stream().map(Trial::id).toList(), objective.metric(), CURVE_BUCKETS);
    return new Evidence(top, curves, turn ? Optional.of(best) : Optional.empty());
  }

  private List<Trial> best(Objective objective, int limit) {
    boolean descending = objective.direction() == Direction.MAXIMIZE;
    TrialQuery query = new TrialQuery(Set.of(), "objective", descending, null, 0, limit);
    return services.trials().list(workspace, study, query).items();
  }

  /** The id of a trial that the history shows. */
  Optional<UUID> trialNumbered(int number) {
    ObjectiveHistory history = last;
    int at = Arrays.binarySearch(history.numbers(), number);
    return at < 0 ? Optional.empty() : Optional.of(history.trials()[at]);
  }

  private Study find() {
    return services
        .studies()
        .find(workspace, study.toString())
        .orElseThrow(() -> new NotFound("study", study.toString()));
  }
}
