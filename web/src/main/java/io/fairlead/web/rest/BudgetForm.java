package io.fairlead.web.rest;

import static io.fairlead.web.rest.JsonBody.required;

import io.fairlead.kernel.budget.BudgetResource;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.problem.InvalidInput;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A budget as scripts set it: all of it, so that what is left out is not limited. */
record BudgetForm(
    @Nullable CalendarForm calendar,
    @Nullable CapsForm caps,
    @Schema(example = "The grant pays for more") @Nullable String reason) {

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000);

  /** Periods. */
  record CalendarForm(
      @Schema(example = "months", description = "months, sprints or dates") @Nullable String kind,
      @Schema(example = "Europe/Berlin") @Nullable String zone,
      @Schema(description = "First day of a sprint, or of the dates") @Nullable LocalDate first,
      @Schema(description = "Last day of the dates") @Nullable LocalDate last) {

    Calendar calendar() {
      ZoneId in = zone(required("calendar.zone", zone));
      return switch (required("calendar.kind", kind)) {
        case "months" -> new Calendar.Months(in);
        case "sprints" -> new Calendar.Sprints(in, day("calendar.first", first));
        case "dates" -> dates(in);
        default ->
            throw new InvalidInput(
                "calendar.kind",
                "Periods are months, sprints or dates.",
                kind,
                "Choose one of them.");
      };
    }

    private Calendar dates(ZoneId in) {
      try {
        return new Calendar.Dates(in, day("calendar.first", first), day("calendar.last", last));
      } catch (IllegalArgumentException e) {
        throw new InvalidInput(
            "calendar.last",
            "A period ends on or after the day it begins.",
            String.valueOf(last),
            "Name a later day.");
      }
    }

    /** As far as a calendar goes. */
    private static LocalDate day(String field, @Nullable LocalDate given) {
      LocalDate day = required(field, given);
      if (day.isBefore(LocalDate.EPOCH) || day.isAfter(Calendar.END_OF_TIME)) {
        throw new InvalidInput(
            field,
            "A day is from %s to %s.".formatted(LocalDate.EPOCH, Calendar.END_OF_TIME),
            day.toString(),
            "Choose one in between.");
      }
      return day;
    }

    private static ZoneId zone(String name) {
      try {
        return ZoneId.of(name);
      } catch (DateTimeException e) {
        throw new InvalidInput(
            "calendar.zone",
            "A time zone is named as in the IANA database.",
            name,
            "Write it like Europe/Berlin.");
      }
    }
  }

  /** The most of each in a period; null where nothing is limited. */
  record CapsForm(
      @Nullable BigDecimal trialHours,
      @Schema(example = "500") @Nullable BigDecimal cpuHours,
      @Nullable BigDecimal gpuHours,
      @Nullable BigDecimal cost) {

    Caps caps() {
      return Caps.of(
          each ->
              switch (each) {
                case WALL -> units(each, trialHours);
                case CPU -> units(each, cpuHours);
                case GPU -> units(each, gpuHours);
                case COST -> units(each, cost);
              });
    }

    private static @Nullable Long units(BudgetResource resource, @Nullable BigDecimal value) {
      return value == null
          ? null
          : Long.valueOf(BudgetForm.units("caps." + resource.field(), resource, value));
    }
  }

  static long units(String field, BudgetResource resource, BigDecimal value) {
    if (value.signum() < 0 || value.compareTo(MOST) > 0) {
      throw new InvalidInput(
          field,
          "Amounts of a budget are from 0 to %s.".formatted(MOST.toPlainString()),
          value.toString(), // not written out: it may have a thousand million zeros
          "Choose one in between.");
    }
    return resource.units(value);
  }

  /** Which of the workspace's budgets. */
  static Purpose purpose(String of) {
    return Arrays.stream(Purpose.values())
        .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(of))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "of",
                    "A workspace has a budget of searches and one of replays.",
                    of,
                    "Choose searches or replays."));
  }

  static BudgetResource resource(String field) {
    return Arrays.stream(BudgetResource.values())
        .filter(each -> each.field().equals(field))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidInput(
                    "resource",
                    "A budget has %s."
                        .formatted(
                            Arrays.stream(BudgetResource.values())
                                .map(BudgetResource::field)
                                .collect(Collectors.joining(", "))),
                    field,
                    "Choose one of them."));
  }

  Calendar calendarOr(Calendar now) {
    return calendar == null ? now : calendar.calendar();
  }

  Caps requiredCaps() {
    return required("caps", caps).caps();
  }

  String requiredReason() {
    return required("reason", reason);
  }
}
