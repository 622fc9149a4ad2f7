package io.fairlead.kernel.sampler.gp;

import io.fairlead.kernel.model.Losses;
import io.fairlead.kernel.model.Normal;
import io.fairlead.kernel.sampler.gp.Proposals.Proposal;
import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.Problem;

/** A process' expectations in the objective's own units and direction. */
record Units(Direction direction, Targets targets, double incumbent) {

  private static final double MIDDLE_95_PERCENT = 1.959963984540054;

  Units(Problem problem, Model model) {
    this(problem.objectives().getFirst().direction(), model.targets(), model.best().mean());
  }

  double objective(double target) {
    double loss = targets.loss(target);
    return direction == Direction.MINIMIZE ? loss : -loss;
  }

  /** A step of the target down from the best estimate, as a step of the objective. */
  double improvement(double step) {
    return Losses.finite(targets.loss(incumbent) - targets.loss(incumbent - step));
  }

  /** The expected improvement of a place on the best estimate. */
  private double expected(Prediction at) {
    double z = (incumbent - at.mean()) / at.deviation();
    return improvement(at.deviation() * StrictMath.exp(Normal.logImprovement(z)));
  }

  Forecast forecast(Prediction at) {
    double half = MIDDLE_95_PERCENT * at.deviation();
    double one = objective(at.mean() - half);
    double other = objective(at.mean() + half);
    return new Forecast(
        objective(at.mean()), Math.min(one, other), Math.max(one, other), expected(at));
  }

  Alternative alternative(Proposal proposal) {
    Prediction at = proposal.prediction();
    return new Alternative(proposal.configuration(), objective(at.mean()), expected(at));
  }
}
