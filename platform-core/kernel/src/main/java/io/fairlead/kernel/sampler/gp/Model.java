package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What a process says of all that a history has taught. */
record Model(
    Geometry geometry,
    Hyperparameters fitted,
    List<Lesson> lessons,
    Targets targets,
    Data data,
    Posterior posterior,
    List<Estimate> estimates) {

  private static final int BEST_POINTS = 5;

  /** Pending trials beyond so many aren't looked at, the oldest first. */
  private static final int MOST_PENDING = 64;

  /**
   * How much of what a trial brought beside the process' expectation is its configuration's own,
   * not noise: one trial each doesn't tell. Chosen by the searches of tables in `bench search`.
   */
  private static final double OWN = 0.2;

  /**
   * A lesson and what is expected in its place.
   *
   * @param mean by all lessons, for any value there
   * @param own the same with what is held to be this configuration's own
   */
  record Estimate(Lesson lesson, double mean, double own) {}

  static Model of(Problem problem, History history, GpSettings settings) {
    Observations observations = Observations.of(problem, history);
    Geometry geometry = new Geometry(observations.encoding());
    Hyperparameters fitted = Fits.of(problem, history, geometry, settings);
    List<Lesson> lessons = Lesson.chosen(observations.lessons(), Data.MOST);
    Targets targets = Targets.of(lessons);
    Data data = Data.of(geometry, lessons, targets);
    Posterior posterior = new Posterior(data, fitted);
    List<Estimate> estimates =
        IntStream.range(0, lessons.size())
            .mapToObj(
                i -> {
                  double mean = posterior.mean(data.points()[i]);
                  double own = mean + OWN * (data.targets()[i] - mean);
                  return new Estimate(lessons.get(i), mean, own);
                })
            .sorted(Comparator.comparingDouble(Estimate::mean))
            .toList();
    return new Model(geometry, fitted, lessons, targets, data, posterior, estimates);
  }

  /** The best estimate of all places that were tried. */
  Estimate best() {
    return estimates.getFirst();
  }

  List<double[]> bestPoints() {
    return estimates.stream().limit(BEST_POINTS).map(each -> each.lesson().point()).toList();
  }

  /** The process that takes what is pending for done. */
  Posterior believing(Observations observations) {
    List<double[]> pending = observations.pending();
    if (pending.isEmpty()) {
      return posterior;
    }
    List<double[]> latest =
        pending.stream()
            .skip(Math.max(0, pending.size() - MOST_PENDING))
            .map(geometry::place)
            .toList();
    return new Posterior(data.believing(latest, posterior), fitted);
  }

  String explain(Problem problem, Prediction prediction, int compared) {
    return ("Gaussian process: it promises most of %d configurations looked at; expected %s, with"
            + " 95 %% from %s to %s; the best so far is estimated at %s (trial %d).")
        .formatted(
            compared,
            objective(problem, prediction.mean()),
            objective(problem, prediction.mean() - 1.96 * prediction.deviation()),
            objective(problem, prediction.mean() + 1.96 * prediction.deviation()),
            objective(problem, best().mean()),
            best().lesson().trial());
  }

  Recommendation recommendation(Problem problem) {
    Estimate best =
        estimates.stream()
            .filter(each -> each.lesson().kind() == Lesson.Kind.MEASURED)
            .min(Comparator.comparingDouble(Estimate::own))
            .orElseThrow();
    double observed = best.lesson().loss();
    Direction direction = problem.objectives().getFirst().direction();
    return new Recommendation(
        best.lesson().trial(),
        "The best by the model's estimate, %s; observed was %s."
            .formatted(
                objective(problem, best.own()),
                number(direction == Direction.MINIMIZE ? observed : -observed)));
  }

  private String objective(Problem problem, double target) {
    double loss = targets.loss(target);
    return number(problem.objectives().getFirst().direction() == Direction.MINIMIZE ? loss : -loss);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
