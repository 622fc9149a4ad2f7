package io.fairlead.kernel.sampler.forest;

import io.fairlead.kernel.sampler.forest.LocalSearch.Candidate;
import io.fairlead.kernel.sampler.forest.Surrogate.Estimate;
import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Direction;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.search.Problem;
import io.fairlead.kernel.search.Recommendation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Says in the units of the objective why the forest chose what it chose. */
final class Account {

  private static final double NINETY_FIVE = 1.959964;
  private static final int ALTERNATIVES = 3;

  private final double sign;
  private final Surrogate surrogate;

  Account(Problem problem, Surrogate surrogate) {
    sign = problem.objectives().getFirst().direction() == Direction.MINIMIZE ? 1 : -1;
    this.surrogate = surrogate;
  }

  /**
   * @param candidates the chosen one first
   */
  Explanation explain(List<Candidate> candidates) {
    Forecast forecast = forecast(candidates.getFirst());
    Estimate best = surrogate.best();
    String reason =
        ("Random forest: it promises most of %d configurations looked at; expected %s, with 95 %%"
                + " from %s to %s; the best so far is estimated at %s (trial %d).")
            .formatted(
                candidates.size(),
                number(forecast.mean()),
                number(forecast.low()),
                number(forecast.high()),
                number(surrogate.told(sign * best.mean())),
                best.lesson().trial());
    List<Alternative> alternatives =
        candidates.stream().skip(1).limit(ALTERNATIVES).map(this::alternative).toList();
    return new Explanation(
        "rf", reason, Double.NaN, Double.NaN, Optional.of(forecast), alternatives);
  }

  private Forecast forecast(Candidate candidate) {
    double mean = sign * candidate.prediction().mean();
    double half = NINETY_FIVE * Math.sqrt(candidate.prediction().variance());
    return new Forecast(
        surrogate.told(mean),
        surrogate.told(mean - half),
        surrogate.told(mean + half),
        surrogate.told(StrictMath.exp(candidate.score())));
  }

  private Alternative alternative(Candidate candidate) {
    return new Alternative(
        candidate.configuration(),
        surrogate.told(sign * candidate.prediction().mean()),
        surrogate.told(StrictMath.exp(candidate.score())));
  }

  Recommendation recommend(Estimate best) {
    return new Recommendation(
        best.lesson().trial(),
        "The best by the forest's estimate, %s; observed was %s."
            .formatted(
                number(surrogate.told(sign * best.mean())), number(sign * best.lesson().loss())));
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.4g", value);
  }
}
