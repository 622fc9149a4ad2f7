package io.fairlead.web.rest;

import io.fairlead.kernel.budget.Estimate;
import io.fairlead.platform.budget.Estimates.StudyEstimate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a study would take, as scripts see it; null while there are too few earlier trials.
 *
 * @param earlierTrials how many it stands on
 */
record EstimateView(
    int earlierTrials,
    @Nullable IntervalView trialHours,
    @Nullable IntervalView cpuHours,
    @Nullable IntervalView gpuHours,
    @Nullable IntervalView cost) {

  /** With a 95 % interval. */
  record IntervalView(double expected, double low, double high) {

    static IntervalView of(Estimate estimate) {
      return new IntervalView(estimate.expected(), estimate.low(), estimate.high());
    }
  }

  static EstimateView of(Optional<StudyEstimate> found) {
    return found
        .map(
            each ->
                new EstimateView(
                    each.trialHours().earlier(),
                    IntervalView.of(each.trialHours()),
                    IntervalView.of(each.cpuHours()),
                    IntervalView.of(each.gpuHours()),
                    IntervalView.of(each.cost())))
        .orElse(new EstimateView(0, null, null, null, null));
  }
}
