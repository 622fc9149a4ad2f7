package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.kernel.search.Explanation;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Why a trial was suggested.
 *
 * @param strategy the sampler that chose it, by name; {@code baseline} for a study's baseline
 * @param reason in one sentence
 * @param information what the trial was expected to tell about the best value there is, in nats
 * @param cost what a full training was expected to take, in seconds
 * @param forecast what a model expected of it; left out by a strategy without a model of values
 * @param alternatives some of what it was weighed against, the most promising first
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ExplanationView(
    String strategy,
    String reason,
    @Nullable Double information,
    @Nullable Double cost,
    @Nullable ExpectationView forecast,
    List<AlternativeView> alternatives) {

  static ExplanationView of(Explanation why) {
    return new ExplanationView(
        why.strategy(),
        why.reason(),
        known(why.information()),
        known(why.cost()),
        why.forecast()
            .map(it -> new ExpectationView(it.mean(), it.low(), it.high(), it.improvement()))
            .orElse(null),
        why.alternatives().stream()
            .map(
                each ->
                    new AlternativeView(
                        each.configuration().asMap(), each.mean(), each.improvement()))
            .toList());
  }

  private static @Nullable Double known(double value) {
    return Double.isFinite(value) ? value : null;
  }

  /**
   * Of the first objective after a full training.
   *
   * @param low where the 95 % interval of the expectation begins
   * @param improvement on the best estimate then, as expected
   */
  record ExpectationView(double mean, double low, double high, double improvement) {}

  /** A configuration that was not suggested. */
  record AlternativeView(Map<String, Object> configuration, double mean, double improvement) {}
}
