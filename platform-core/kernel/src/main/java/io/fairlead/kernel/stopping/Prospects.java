package io.fairlead.kernel.stopping;

import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Outlook;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.TrialState;
import io.fairlead.kernel.space.SearchSpace;
import java.util.List;
import java.util.Optional;

/**
 * What the values of a search tell of those to come, without a model of the space: later trials are
 * taken to be drawn as the newer half of those measured were, whose best follow an extreme-value
 * distribution.
 */
public final class Prospects {

  /** Fewer measured trials tell nothing. */
  private static final int LEAST = 10;

  /** The newer half, but no less than the first and no more than the last. */
  private static final int FEWEST = 30;

  private static final int MOST = 1_000;

  private static final int CELLS = 200;

  private Prospects() {}

  /** What the remaining trials are expected to bring; empty with fewer than ten measured. */
  public static Optional<Outlook> outlook(Problem problem, History history) {
    Observations observations = Observations.of(problem, history);
    if (observations.measured() < LEAST) {
      return Optional.empty();
    }
    int left = Math.max(0, problem.maxTrials() - history.count(TrialState.ENDED));
    double best = Double.POSITIVE_INFINITY;
    for (Lesson each : observations.lessons()) {
      best = each.kind() == Lesson.Kind.MEASURED ? Math.min(best, each.loss()) : best;
    }
    Tail tail = Tail.of(newest(observations));
    double room = tail.room(best);
    if (left == 0 || !(room > 0)) {
      return Optional.of(new Outlook(0, 0, 0));
    }
    double expected = 0;
    for (int i = 0; i < CELLS; i++) {
      double step = room * (i + 0.5) / CELLS;
      expected += reached(tail.beyond(best, step), left) * room / CELLS;
    }
    return Optional.of(
        new Outlook(
            expected,
            quantile(tail, best, left, 0.025),
            quantile(tail.longest(), best, left, 0.975)));
  }

  /** The probability that one of so many trials has what one has with {@code chance}. */
  private static double reached(double chance, int trials) {
    return chance < 1 ? -StrictMath.expm1(trials * StrictMath.log1p(-chance)) : 1;
  }

  private static double quantile(Tail tail, double best, int left, double share) {
    return tail.step(best, -StrictMath.expm1(StrictMath.log(share) / left));
  }

  /**
   * What one more trial tells about the value of the optimum, in nats: the distance of the best of
   * n values to the end of their distribution, and with it the spread of what the end may be, falls
   * as n to the power of -{@code shape}, so the entropy of the end falls by shape · log((n + 1) /
   * n). What is pending counts as done. NaN before there is a value.
   */
  public static double information(Problem problem, History history) {
    Observations observations = Observations.of(problem, history);
    int measured = observations.measured();
    if (measured == 0) {
      return Double.NaN;
    }
    double shape =
        measured < LEAST
            ? Tail.PRIOR_SHAPE
            : history.project(Shape.Kind.of(problem)).of(observations);
    double trials = (double) measured + history.count(TrialState.RUNNING);
    return shape * StrictMath.log1p(1 / trials);
  }

  /**
   * Kept until something is heard of a trial: of many suggestions in a row, only the first fits.
   */
  private static final class Shape implements Projection {

    private record Kind(SearchSpace space, Direction direction, int references)
        implements Projection.Kind<Shape> {

      static Kind of(Problem problem) {
        return new Kind(
            problem.space(), problem.objectives().getFirst().direction(), problem.references());
      }

      @Override
      public Shape start() {
        return new Shape();
      }
    }

    private int heard = -1;
    private double shape;

    double of(Observations observations) {
      if (heard != observations.heard()) {
        shape = Tail.of(newest(observations)).shape();
        heard = observations.heard();
      }
      return shape;
    }

    @Override
    public void apply(SearchEvent event) {} // the observations take it in
  }

  private static double[] newest(Observations observations) {
    int size =
        Math.min(observations.measured(), Math.clamp(observations.measured() / 2, FEWEST, MOST));
    double[] losses = new double[size];
    List<Lesson> lessons = observations.lessons();
    for (int i = lessons.size() - 1; size > 0; i--) {
      if (lessons.get(i).kind() == Lesson.Kind.MEASURED) {
        losses[--size] = lessons.get(i).loss();
      }
    }
    return losses;
  }
}
