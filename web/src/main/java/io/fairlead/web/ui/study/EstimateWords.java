package io.fairlead.web.ui.study;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Estimate;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Estimates.StudyEstimate;
import io.fairlead.web.ui.format.Numbers;
import io.fairlead.web.ui.format.Times;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleFunction;

/** What a study will probably take, in words. */
final class EstimateWords {

  private EstimateWords() {}

  static String of(Optional<StudyEstimate> found, BudgetPeriod period) {
    if (found.isEmpty()) {
      return "What it will take isn't known: this trainer has run fewer than %d such trials here."
          .formatted(Estimate.FEWEST);
    }
    StudyEstimate estimate = found.get();
    StringBuilder text =
        new StringBuilder("It will take about ")
            .append(span(estimate.trialHours(), EstimateWords::time))
            .append(" of trial time");
    if (estimate.cost().high() > 0) {
      text.append(" and cost ").append(span(estimate.cost(), EstimateWords::rough));
    }
    text.append(", judged by %d earlier trials.".formatted(estimate.cost().earlier()));
    for (BudgetResource each : BudgetResource.values()) {
      Long free = period.free(each);
      if (free != null && of(estimate, each).high() > each.value(free)) {
        return text.append(
                " The budget of %s has %s %s free: it may pause until there is more."
                    .formatted(period.name(), Numbers.brief(each.value(free)), each.words()))
            .toString();
      }
    }
    return text.toString();
  }

  private static Estimate of(StudyEstimate estimate, BudgetResource resource) {
    return switch (resource) {
      case WALL -> estimate.trialHours();
      case CPU -> estimate.cpuHours();
      case GPU -> estimate.gpuHours();
      case COST -> estimate.cost();
    };
  }

  private static String span(Estimate estimate, DoubleFunction<String> words) {
    return "%s (%s to %s)"
        .formatted(
            words.apply(estimate.expected()),
            words.apply(estimate.low()),
            words.apply(estimate.high()));
  }

  private static String time(double hours) {
    return Times.span(Duration.ofMillis(Math.round(hours * 3_600_000)));
  }

  /** An estimate is good for two digits at most. */
  private static String rough(double value) {
    return Numbers.brief(new BigDecimal(value).round(new MathContext(2)));
  }
}
