package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.forest.ForestSettings;
import io.fairlead.kernel.forest.Prediction;
import io.fairlead.kernel.forest.RegressionForest;
import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Losses;
import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a forest expects of a configuration that a strategy without a model of values chose. Its
 * interval is that of the trial's value: so wide, in the forest's own deviations, that it held for
 * 95 % of the trials that a tree hadn't seen (out of bag; as in conformal prediction with
 * normalised errors, Johansson and others, Regression conformal prediction with random forests,
 * 2014). The forest is grown anew with half as many more that were heard, so that it costs a
 * suggestion next to nothing; when it is grown follows from the history alone.
 */
public final class ForestForecasts implements Projection {

  /** Fewer measured trials don't show what 95 % of them do. */
  private static final int FEWEST = 20;

  /** So many lessons are taken in. */
  private static final int MOST = 200;

  private static final double COVERED = 0.95;

  /** Doubt where all trees agree, as a share of the losses' unit. */
  private static final double LEAST_DOUBT = 0.05;

  private static final ForestSettings SETTINGS = new ForestSettings(30, 2, 20, 5.0 / 6, true);

  private record Kind(SearchSpace space, Direction direction, int references, long seed)
      implements Projection.Kind<ForestForecasts> {
    @Override
    public ForestForecasts start() {
      return new ForestForecasts(this);
    }
  }

  /**
   * @param best the best estimate of a place that was tried
   * @param reach the interval's half width in deviations
   * @param worst the highest loss measured, which ends an interval that reaches where losses are
   *     cut off
   */
  private record Grown(
      RegressionForest forest,
      Losses losses,
      double best,
      double reach,
      double doubt,
      double cut,
      double worst) {}

  private final Kind kind;
  private int next = FEWEST;
  private @Nullable Grown grown;

  private ForestForecasts(Kind kind) {
    this.kind = kind;
  }

  /** Nothing with fewer than {@value #FEWEST} measured trials. */
  public static Optional<Forecast> of(
      Problem problem, History history, Configuration configuration, long seed) {
    Direction direction = problem.objectives().getFirst().direction();
    Observations observations = Observations.of(problem, history);
    ForestForecasts forecasts =
        history.project(new Kind(problem.space(), direction, problem.references(), seed));
    forecasts.grow(observations);
    return Optional.ofNullable(forecasts.grown)
        .map(
            from ->
                forecast(
                    from,
                    new Rows(observations.encoding())
                        .row(observations.encoding().point(configuration)),
                    direction));
  }

  private void grow(Observations observations) {
    int due = 0;
    while (next <= observations.heard()) {
      due = next;
      next += next / 2;
    }
    if (due > 0) {
      grown = grown(observations, observations.lessons(due));
    }
  }

  private @Nullable Grown grown(Observations observations, List<Lesson> all) {
    List<Lesson> lessons = Lesson.chosen(all, MOST);
    if (lessons.stream().filter(ForestForecasts::isMeasured).count() < FEWEST) {
      return null;
    }
    Rows encoded = new Rows(observations.encoding());
    Losses losses = Losses.of(lessons);
    double[][] rows = new double[lessons.size()][];
    Arrays.setAll(rows, i -> encoded.row(lessons.get(i).point()));
    RegressionForest forest =
        RegressionForest.grow(
            encoded.features(),
            rows,
            losses.values(),
            SETTINGS,
            Seeds.derive(kind.seed(), "forest.forecast", all.size()));
    double doubt = LEAST_DOUBT * losses.unit();
    double best = Double.POSITIVE_INFINITY;
    double worst = Double.NEGATIVE_INFINITY;
    double[] reaches = new double[rows.length];
    int known = 0;
    for (int i = 0; i < rows.length; i++) {
      best = Math.min(best, forest.predict(rows[i]).mean());
      if (isMeasured(lessons.get(i))) {
        worst = Math.max(worst, losses.uncut()[i]);
        Optional<Prediction> unseen = forest.predictUnseen(i, rows[i]);
        if (unseen.isPresent()) {
          double error = Math.abs(losses.values()[i] - unseen.get().mean());
          reaches[known++] = error / deviation(unseen.get(), doubt);
        }
      }
    }
    double[] sorted = Arrays.copyOf(reaches, known);
    Arrays.sort(sorted);
    int rank = Math.min(known, (int) StrictMath.ceil(COVERED * (known + 1)));
    double reach = rank == 0 ? 0 : sorted[rank - 1];
    double cut = losses.median() + Losses.CUT * losses.unit();
    return new Grown(forest, losses, best, reach, doubt, cut, worst);
  }

  private static boolean isMeasured(Lesson lesson) {
    return lesson.kind() == Lesson.Kind.MEASURED;
  }

  private static double deviation(Prediction at, double doubt) {
    return Math.sqrt(at.variance() + doubt * doubt);
  }

  private static Forecast forecast(Grown from, double[] row, Direction direction) {
    Prediction at = from.forest().predict(row);
    double deviation = deviation(at, from.doubt());
    double end = at.mean() + from.reach() * deviation;
    double z = (from.best() - at.mean()) / deviation;
    Losses losses = from.losses();
    double mean = losses.told(at.mean());
    double low = losses.told(at.mean() - from.reach() * deviation);
    double high = losses.told(end < from.cut() ? end : Math.max(end, from.worst()));
    double improvement = losses.told(deviation * StrictMath.exp(Normal.logImprovement(z)));
    return direction == Direction.MINIMIZE
        ? new Forecast(mean, low, high, improvement)
        : new Forecast(-mean, -high, -low, improvement);
  }

  @Override
  public void apply(SearchEvent event) {
    // All is derived from the lessons, when somebody asks.
  }
}
