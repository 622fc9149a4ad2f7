package io.fairlead.web.rest;

import io.fairlead.kernel.budget.Amounts;
import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.BudgetPlan;
import io.fairlead.platform.budget.Budgets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A workspace's budget as scripts see it: hours and money by resource, {@code trialHours}, {@code
 * cpuHours}, {@code gpuHours} and {@code cost}.
 *
 * @param plan what a manager set
 * @param forecast for the period's end, of the resources of which enough is known
 */
record BudgetView(PlanView plan, PeriodView period, Map<String, ForecastView> forecast, String path)
    implements Once.Identified {

  static BudgetView of(Caller caller, Budgets.Standing standing) {
    Map<String, ForecastView> forecasts = new LinkedHashMap<>();
    standing
        .forecasts()
        .forEach((resource, each) -> forecasts.put(resource.field(), ForecastView.of(each)));
    return new BudgetView(
        PlanView.of(standing.plan()),
        PeriodView.of(standing.period()),
        forecasts,
        Paths.workspace(caller.workspace().name()) + "/budgets");
  }

  /** What a manager set, and when. */
  record PlanView(
      CalendarView calendar,
      Map<String, @Nullable Double> caps,
      String reason,
      @Nullable Instant setAt,
      String setBy) {

    static PlanView of(BudgetPlan plan) {
      return new PlanView(
          CalendarView.of(plan.calendar()),
          BudgetView.limits(plan.caps()),
          plan.reason(),
          plan.id() == null ? null : plan.setAt(),
          plan.setBy());
    }
  }

  /**
   * How time is cut into periods.
   *
   * @param kind months, sprints or dates
   * @param first the first day of a sprint, or of the dates
   * @param last the last day of the dates
   */
  record CalendarView(
      String kind, String zone, @Nullable LocalDate first, @Nullable LocalDate last) {

    static CalendarView of(Calendar calendar) {
      String zone = calendar.zone().getId();
      return switch (calendar) {
        case Calendar.Months months -> new CalendarView("months", zone, null, null);
        case Calendar.Sprints sprints -> new CalendarView("sprints", zone, sprints.first(), null);
        case Calendar.Dates dates -> new CalendarView("dates", zone, dates.first(), dates.last());
      };
    }
  }

  /**
   * A period and how it stands.
   *
   * @param until the moment after it
   */
  record PeriodView(
      UUID id,
      String name,
      String zone,
      Instant from,
      Instant until,
      Map<String, BudgetStandingView> resources) {

    static PeriodView of(BudgetPeriod period) {
      return new PeriodView(
          period.id(),
          period.name(),
          period.zone().getId(),
          period.span().from(),
          period.span().until(),
          each(
              resource ->
                  new BudgetStandingView(
                      value(resource, period.caps().get(resource)),
                      resource.value(period.consumed().get(resource)),
                      resource.value(period.reserved().get(resource)),
                      value(resource, period.free(resource)))));
    }
  }

  /**
   * @param cap null where nothing is limited; then {@code free} is null too
   */
  record BudgetStandingView(
      @Nullable Double cap, double consumed, double reserved, @Nullable Double free) {}

  /**
   * What will have been used at the period's end, with its 95 % band.
   *
   * @param runsOut when the cap is expected to be reached; null if not in this period
   */
  record ForecastView(double expected, double low, double high, @Nullable Instant runsOut) {

    static ForecastView of(Forecast forecast) {
      return new ForecastView(
          forecast.expected(), forecast.low(), forecast.high(), forecast.runsOut());
    }
  }

  static Map<String, Double> amounts(Amounts amounts) {
    return each(resource -> resource.value(amounts.get(resource)));
  }

  static Map<String, @Nullable Double> limits(Caps caps) {
    Map<String, @Nullable Double> all = new LinkedHashMap<>();
    for (BudgetResource each : BudgetResource.values()) {
      all.put(each.field(), value(each, caps.get(each)));
    }
    return all;
  }

  private static <T> Map<String, T> each(Function<BudgetResource, T> view) {
    Map<String, T> all = new LinkedHashMap<>();
    for (BudgetResource each : BudgetResource.values()) {
      all.put(each.field(), view.apply(each));
    }
    return all;
  }

  private static @Nullable Double value(BudgetResource resource, @Nullable Long amount) {
    return amount == null ? null : Double.valueOf(resource.value(amount));
  }
}
