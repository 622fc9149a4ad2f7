package io.fairlead.protocol.message;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * When in a week a cluster may be used, by the clock of a zone.
 *
 * @param windows at least one
 */
public record OpenHours(ZoneId zone, List<Window> windows) {

  private static final int DAYS_AHEAD = 8;

  public OpenHours {
    windows = List.copyOf(windows);
    if (windows.isEmpty()) {
      throw new IllegalArgumentException(
          "Hours have at least one window; leave them out for a cluster that is always open.");
    }
  }

  /**
   * From one time to another, on the next day when that isn't later: 18:00 to 08:00 is a night, and
   * midnight to midnight a whole day.
   *
   * @param days on which it begins
   */
  public record Window(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
    public Window {
      days = Set.copyOf(days);
      if (days.isEmpty()) {
        throw new IllegalArgumentException(
            "A window has at least one day; the one from %s to %s has none.".formatted(from, to));
      }
    }

    private boolean covers(ZonedDateTime moment) {
      for (int back = 0; back <= 1; back++) {
        var day = moment.toLocalDate().minusDays(back);
        var end = to.isAfter(from) ? day.atTime(to) : day.plusDays(1).atTime(to);
        if (days.contains(day.getDayOfWeek())
            && !moment.isBefore(day.atTime(from).atZone(moment.getZone()))
            && moment.isBefore(end.atZone(moment.getZone()))) {
          return true;
        }
      }
      return false;
    }
  }

  public boolean isOpen(Instant moment) {
    ZonedDateTime here = moment.atZone(zone);
    return windows.stream().anyMatch(window -> window.covers(here));
  }

  /** When it opens next; empty while it is open. */
  public Optional<ZonedDateTime> opens(Instant moment) {
    if (isOpen(moment)) {
      return Optional.empty();
    }
    ZonedDateTime here = moment.atZone(zone);
    return windows.stream()
        .flatMap(
            window ->
                here.toLocalDate()
                    .datesUntil(here.toLocalDate().plusDays(DAYS_AHEAD))
                    .filter(day -> window.days().contains(day.getDayOfWeek()))
                    .map(day -> day.atTime(window.from()).atZone(zone)))
        .filter(begin -> begin.isAfter(here))
        .min(ZonedDateTime::compareTo);
  }
}
