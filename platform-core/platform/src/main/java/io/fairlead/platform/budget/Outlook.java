package io.fairlead.platform.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.budget.Budgets.HourUse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Where a period's use is heading: by its days, or by its hours while it has few days. */
final class Outlook {

  private static final int ENOUGH_DAYS = 3;
  private static final Duration FARTHEST = Duration.ofDays(1_000);

  private final BudgetPeriod period;
  private final List<HourUse> hours;
  private final Instant now;

  Outlook(BudgetPeriod period, List<HourUse> hours, Instant now) {
    this.period = period;
    this.hours = hours;
    this.now = now;
  }

  Map<BudgetResource, Forecast> forecasts() {
    if (Duration.between(now, period.span().until()).compareTo(FARTHEST) > 0) {
      return Map.of(); // what comes after the last of free dates has no end
    }
    boolean days =
        Duration.between(period.span().from(), now).compareTo(Duration.ofDays(ENOUGH_DAYS)) >= 0;
    Duration step = days ? Duration.ofDays(1) : Duration.ofHours(1);
    Map<BudgetResource, Forecast> forecasts = new EnumMap<>(BudgetResource.class);
    for (BudgetResource each : BudgetResource.values()) {
      Long cap = period.caps().get(each);
      Forecast forecast =
          Forecast.of(
              steps(each, step),
              step,
              each.value(period.consumed().get(each)),
              cap == null ? null : each.value(cap),
              period.span(),
              now);
      if (forecast != null) {
        forecasts.put(each, forecast);
      }
    }
    return forecasts;
  }

  /** What was used in each step from the first use on; before that nobody worked. */
  private List<Double> steps(BudgetResource resource, Duration step) {
    if (hours.isEmpty()) {
      return List.of();
    }
    Instant first = hours.getFirst().hour();
    int over = Math.toIntExact(Duration.between(first, now).dividedBy(step));
    List<Double> steps = new ArrayList<>();
    for (int i = 0; i < over; i++) {
      Instant from = first.plus(step.multipliedBy(i));
      Instant until = from.plus(step);
      steps.add(
          hours.stream()
              .filter(each -> !each.hour().isBefore(from) && each.hour().isBefore(until))
              .mapToDouble(each -> resource.value(each.consumed().get(resource)))
              .sum());
    }
    return steps;
  }
}
