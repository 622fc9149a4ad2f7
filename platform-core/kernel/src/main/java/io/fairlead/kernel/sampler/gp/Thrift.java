package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.cost.CostModel;
import io.fairlead.kernel.model.Lesson;
import io.fairlead.kernel.model.Observations;
import io.fairlead.kernel.search.History;
import io.fairlead.kernel.search.Problem;
import java.util.List;

/**
 * How much a place's cost counts against what it promises: not at all unless costs are known and
 * differ much; then fully at first and ever less towards the search's end (expected improvement per
 * unit of cost, Snoek, Larochelle and Adams, 2012, with the cooling of Lee and others, Cost-aware
 * Bayesian optimization, 2020).
 *
 * @param exponent that the cost divides the expected improvement with, from 0 to 1
 */
record Thrift(CostModel costs, long steps, double exponent) {

  /** So many costs must be known. */
  private static final int LEAST = 10;

  /** The dear tenth must cost this many times what the cheap tenth does. */
  private static final double FACTOR = 3;

  private static final int NEWEST = 200;

  static Thrift of(Problem problem, History history) {
    CostModel costs = CostModel.of(problem, history);
    Thrift full = new Thrift(costs, problem.maxSteps(), 1);
    boolean differ =
        costs.known() >= LEAST
            && full.range(Observations.of(problem, history).lessons()) >= StrictMath.log(FACTOR);
    double left = 1 - (double) history.trialCount() / problem.maxTrials();
    return differ ? new Thrift(costs, problem.maxSteps(), Math.max(0, left)) : full.off();
  }

  private Thrift off() {
    return new Thrift(costs, steps, 0);
  }

  /** From the cheap tenth to the dear one of what was tried, in logarithms. */
  private double range(List<Lesson> lessons) {
    double[] logs =
        lessons.subList(Math.max(0, lessons.size() - NEWEST), lessons.size()).stream()
            .mapToDouble(each -> price(each.point()))
            .sorted()
            .toArray();
    return logs.length == 0 ? 0 : logs[logs.length * 9 / 10] - logs[logs.length / 10];
  }

  /** What to take from the logarithm of the expected improvement. */
  double price(double[] point) {
    return exponent > 0 ? exponent * StrictMath.log(costs.predict(point, steps).mean()) : 0;
  }

  /** What to add to a reason. */
  String said() {
    return exponent > 0 ? " Costs differ much, so what it promises is weighed by them." : "";
  }
}
