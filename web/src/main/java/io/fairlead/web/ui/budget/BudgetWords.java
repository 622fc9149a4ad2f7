package io.fairlead.web.ui.budget;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Forecast;
import io.fairlead.platform.budget.BudgetPeriod;
import io.fairlead.platform.budget.Budgets.Standing;
import io.fairlead.platform.budget.EntryKind;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.web.ui.format.Numbers;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A budget in plain words. */
final class BudgetWords {

  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM", Locale.ENGLISH);

  private BudgetWords() {}

  /** The page's first sentence: of what is nearest to its cap. */
  static String answer(Standing standing) {
    BudgetPeriod period = standing.period();
    Optional<BudgetResource> tightest = tightest(period);
    if (tightest.isEmpty()) {
      return "Nothing is limited. In %s, %s were used so far."
          .formatted(period.name(), amount(BudgetResource.WALL, period.consumed().wall()));
    }
    BudgetResource resource = tightest.get();
    long cap = Objects.requireNonNull(period.caps().get(resource));
    String spent =
        "Of %s for %s, %s are spent and %s reserved; %s are free."
            .formatted(
                amount(resource, cap),
                period.name(),
                number(resource, period.consumed().get(resource)),
                number(resource, period.reserved().get(resource)),
                number(resource, Objects.requireNonNull(period.free(resource))));
    return spent + outlook(standing.forecasts().get(resource), period);
  }

  private static String outlook(@Nullable Forecast forecast, BudgetPeriod period) {
    if (forecast == null) {
      return "";
    }
    Instant runsOut = forecast.runsOut();
    return runsOut == null
        ? " At this pace %s will be used by %s (95 %% interval %s to %s)."
            .formatted(
                Numbers.brief(forecast.expected()),
                day(period.span().until(), period.zone()),
                Numbers.brief(forecast.low()),
                Numbers.brief(forecast.high()))
        : " At this pace it is used up on %s.".formatted(day(runsOut, period.zone()));
  }

  /** What is nearest to its cap; empty where nothing is limited. */
  static Optional<BudgetResource> tightest(BudgetPeriod period) {
    return Arrays.stream(BudgetResource.values())
        .filter(each -> period.caps().get(each) != null)
        .max(Comparator.comparingDouble(each -> share(period, each)));
  }

  /** How much of a cap is committed, from 0 to 1; of a cap of nothing, all. */
  static double share(BudgetPeriod period, BudgetResource resource) {
    Long cap = period.caps().get(resource);
    return cap == null || cap == 0 ? 1 : (double) period.committed().get(resource) / cap;
  }

  static String name(Purpose purpose) {
    return switch (purpose) {
      case SEARCHES -> "Searches";
      case REPLAYS -> "Replays";
    };
  }

  static String name(BudgetResource resource) {
    return switch (resource) {
      case WALL -> "Trial-hours";
      case CPU -> "CPU-hours";
      case GPU -> "GPU-hours";
      case COST -> "Cost";
    };
  }

  static String number(BudgetResource resource, long amount) {
    return Numbers.brief(resource.value(amount));
  }

  static String amount(BudgetResource resource, long amount) {
    return number(resource, amount) + " " + resource.words();
  }

  static String day(Instant moment, ZoneId zone) {
    return DAY.format(moment.atZone(zone));
  }

  static String calendar(Calendar calendar) {
    return switch (calendar) {
      case Calendar.Months months -> "months in " + months.zone();
      case Calendar.Sprints sprints ->
          "two weeks, counted from %s, in %s".formatted(sprints.first(), sprints.zone());
      case Calendar.Dates dates ->
          "%s to %s in %s".formatted(dates.first(), dates.last(), dates.zone());
    };
  }

  static String kind(EntryKind kind) {
    return switch (kind) {
      case CAP_RAISED -> "cap raised";
      case CAP_LOWERED -> "cap lowered";
      case MOVED_IN -> "moved here";
      case MOVED_OUT -> "moved away";
      case RESERVED -> "reserved";
      case RELEASED -> "released";
      case SETTLED -> "used";
      case LOST -> "used, driver lost";
    };
  }
}
