package io.fairlead.kernel.search;

import java.util.List;
import java.util.Optional;

/**
 * Why a configuration was suggested.
 *
 * @param strategy the sampler that chose it, by the name that studies use; of a sampler that leaves
 *     the choice to another one, the other's
 * @param reason in one sentence for people
 * @param information what its trial is expected to tell about the value of the search's optimum, in
 *     nats, ≥ 0; NaN when it can't be said
 * @param cost what its trial is expected to cost, in the unit of {@link SearchEvent.Ended#cost};
 *     NaN when it can't be said
 * @param forecast what a model expected of it; empty for a strategy without a model of values
 * @param alternatives what it was weighed against, the most promising first; only a few of them
 */
public record Explanation(
    String strategy,
    String reason,
    double information,
    double cost,
    Optional<Forecast> forecast,
    List<Alternative> alternatives) {

  public Explanation {
    alternatives = List.copyOf(alternatives);
  }

  /** Of a strategy without a model. */
  public Explanation(String strategy, String reason) {
    this(strategy, reason, Double.NaN, Double.NaN, Optional.empty(), List.of());
  }

  /** The same with another reason. */
  public Explanation because(String other) {
    return new Explanation(strategy, other, information, cost, forecast, alternatives);
  }
}
