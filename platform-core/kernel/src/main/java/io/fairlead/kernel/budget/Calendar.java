package io.fairlead.kernel.budget;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/** Cuts time into periods by the calendar of a time zone; days of 23 or 25 hours are days. */
public sealed interface Calendar {

  /** After which no period begins. */
  LocalDate END_OF_TIME = LocalDate.of(9999, 12, 31);

  ZoneId zone();

  /** The period in which a moment lies. */
  Period at(Instant moment);

  /**
   * A period.
   *
   * @param name such as {@code 2026-11}
   * @param over whether it comes after the last one in which anything may be spent
   */
  record Period(String name, Span span, boolean over) {}

  /** A calendar month. */
  record Months(ZoneId zone) implements Calendar {

    private static final DateTimeFormatter NAME =
        DateTimeFormatter.ofPattern("uuuu-MM", Locale.ROOT);

    public Months {
      zone = Calendar.named(zone);
    }

    @Override
    public Period at(Instant moment) {
      LocalDate first = day(moment).withDayOfMonth(1);
      return new Period(NAME.format(first), between(first, first.plusMonths(1)), false);
    }
  }

  /**
   * Two weeks.
   *
   * @param first the first day of any of them
   */
  record Sprints(ZoneId zone, LocalDate first) implements Calendar {

    /** Days of a sprint. */
    public static final int DAYS = 14;

    public Sprints {
      zone = Calendar.named(zone);
    }

    @Override
    public Period at(Instant moment) {
      long sprint = Math.floorDiv(ChronoUnit.DAYS.between(first, day(moment)), DAYS);
      LocalDate start = first.plusDays(sprint * DAYS);
      return new Period("sprint of " + start, between(start, start.plusDays(DAYS)), false);
    }
  }

  /**
   * From one day to another, both included. What comes after is one period that is over.
   *
   * @param last at least {@code first}
   */
  record Dates(ZoneId zone, LocalDate first, LocalDate last) implements Calendar {

    public Dates {
      zone = Calendar.named(zone);
      if (last.isBefore(first)) {
        throw new IllegalArgumentException(
            "A period ends on or after the day it begins; it was from %s to %s: swap them."
                .formatted(first, last));
      }
    }

    @Override
    public Period at(Instant moment) {
      LocalDate day = day(moment);
      if (day.isBefore(first)) {
        return new Period("before " + first, between(LocalDate.EPOCH, first), false);
      }
      return day.isAfter(last)
          ? new Period("after " + last, between(last.plusDays(1), END_OF_TIME), true)
          : new Period(first + " to " + last, between(first, last.plusDays(1)), false);
    }
  }

  /** UTC by one name, so that calendars in {@code Z}, {@code GMT} and {@code UTC} are the same. */
  private static ZoneId named(ZoneId zone) {
    return zone.normalized().equals(ZoneOffset.UTC) ? ZoneId.of("UTC") : zone;
  }

  /** The day it is at a moment. */
  default LocalDate day(Instant moment) {
    return moment.atZone(zone()).toLocalDate();
  }

  /** From the start of one day to that of another. */
  default Span between(LocalDate first, LocalDate next) {
    return new Span(first.atStartOfDay(zone()).toInstant(), next.atStartOfDay(zone()).toInstant());
  }
}
