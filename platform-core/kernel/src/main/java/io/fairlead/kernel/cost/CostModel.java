package io.fairlead.kernel.cost;

import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Projection;
import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.kernel.space.SearchSpace;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What a configuration costs up to a number of steps, learnt from the costs of the trials that
 * ended, whatever they ended as: one that was pruned tells of its steps. The logarithm of the cost
 * is linear in the logarithm of the steps and in the parameters, see docs/search/cost.md.
 * References don't teach, since they may lie outside of the space; nor do trials that ended before
 * their first step or whose cost is unknown or 0.
 */
public final class CostModel implements Projection {

  /** Fewer known costs say nothing. */
  public static final int LEAST = 5;

  private static final double HALF_OF_95_PERCENT = 1.959963984540054;

  /** The prior's deviation of costs of like trainings, in logarithms. */
  private static final double DEVIATION = 0.3;

  /** Over its whole range a parameter changes the cost by some such factor, in logarithms. */
  private static final double OF_PARAMETERS = 1;

  /** Twice the steps cost twice as much, give or take. */
  private static final double STEPS_POWER = 1;

  private static final double OF_STEPS = 0.3;
  private static final double OF_CONSTANT = 30;

  private record Kind(SearchSpace space, long maxSteps, int references)
      implements Projection.Kind<CostModel> {
    @Override
    public CostModel start() {
      return new CostModel(this);
    }
  }

  private final Kind kind;
  private final Encoding encoding;
  private final Features features;
  private final Regression regression;
  private final Map<Integer, double[]> pending = new HashMap<>();

  private CostModel(Kind kind) {
    this.kind = kind;
    encoding = new Encoding(kind.space());
    features = new Features(encoding, kind.maxSteps());
    double[] means = new double[features.size()];
    means[Features.STEPS] = STEPS_POWER;
    double[] variances = new double[features.size()];
    Arrays.fill(variances, square(OF_PARAMETERS / DEVIATION));
    variances[0] = square(OF_CONSTANT / DEVIATION);
    variances[Features.STEPS] = square(OF_STEPS / DEVIATION);
    regression = new Regression(means, variances, square(DEVIATION));
  }

  private static double square(double value) {
    return value * value;
  }

  /** What {@code history} has taught about costs. */
  public static CostModel of(Problem problem, History history) {
    return history.project(new Kind(problem.space(), problem.maxSteps(), problem.references()));
  }

  @Override
  public void apply(SearchEvent event) {
    switch (event) {
      case Suggested suggested when suggested.trial() >= kind.references() ->
          pending.put(suggested.trial(), encoding.point(suggested.configuration()));
      case Ended ended -> {
        double[] point = pending.remove(ended.trial());
        if (point != null && ended.step() >= 1 && ended.cost() > 0) {
          regression.add(features.of(point, ended.step()), StrictMath.log(ended.cost()));
        }
      }
      case Suggested _, SearchEvent.Reported _, SearchEvent.Resumed _ -> {}
    }
  }

  /** How many trials taught. */
  public int known() {
    return regression.rows();
  }

  /**
   * What {@code configuration} costs from its start up to a step.
   *
   * @param steps ≥ 1
   */
  public CostForecast predict(Configuration configuration, long steps) {
    return predict(encoding.point(configuration), steps);
  }

  /** The same for a point, as of {@link Encoding}. */
  public CostForecast predict(double[] point, long steps) {
    if (steps < 1) {
      throw new IllegalArgumentException(
          "A cost is that of at least one step, was asked for %d.".formatted(steps));
    }
    if (known() < LEAST) {
      return CostForecast.UNKNOWN;
    }
    double[] row = features.of(point, steps);
    double mean = regression.mean(row);
    double variance = regression.variance(row);
    double half = HALF_OF_95_PERCENT * Math.sqrt(variance);
    return new CostForecast(
        StrictMath.exp(mean + variance / 2),
        StrictMath.exp(mean - half),
        StrictMath.exp(mean + half));
  }
}
