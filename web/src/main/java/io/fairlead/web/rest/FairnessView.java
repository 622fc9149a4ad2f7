package io.fairlead.web.rest;

import io.fairlead.platform.guardrail.Held;
import io.fairlead.platform.trial.TrialFairness.Figure;
import org.jspecify.annotations.Nullable;

/**
 * How a trial stands by one measure of its study, as scripts see it.
 *
 * @param name of the measure in its study
 * @param value null while there is none; {@code words} say why
 * @param limit of a guardrail; null for a measure that is only shown
 * @param standing SHOWN, WITHIN, BEYOND, UNKNOWN or PENDING
 * @param beyond whether it is flagged: choosing it in a decision needs a reason
 */
record FairnessView(
    String name,
    String measure,
    @Nullable Double value,
    @Nullable Double low,
    @Nullable Double high,
    boolean undefined,
    @Nullable Double limit,
    Held.Standing standing,
    boolean beyond,
    String words) {

  static FairnessView of(Held held) {
    Figure figure = held.figure();
    return new FairnessView(
        held.measure().name(),
        held.measure().word(),
        figure == null ? null : figure.value(),
        figure == null ? null : figure.low(),
        figure == null ? null : figure.high(),
        figure == null || figure.undefined(),
        held.measure().limit(),
        held.standing(),
        held.standing() == Held.Standing.BEYOND,
        held.words());
  }
}
