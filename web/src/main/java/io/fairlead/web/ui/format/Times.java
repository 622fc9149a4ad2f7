package io.fairlead.web.ui.format;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Moments and spans of time as people read them. */
public final class Times {

  private static final DateTimeFormatter EXACT =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm:ss z", Locale.ENGLISH);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ENGLISH);

  private Times() {}

  /** Such as {@code 3 m 20 s}: the two largest units. */
  public static String span(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    if (seconds >= 86_400) {
      return "%d d %d h".formatted(seconds / 86_400, seconds % 86_400 / 3600);
    }
    if (seconds >= 3600) {
      return "%d h %d m".formatted(seconds / 3600, seconds % 3600 / 60);
    }
    return seconds >= 60
        ? "%d m %d s".formatted(seconds / 60, seconds % 60)
        : "%d s".formatted(seconds);
  }

  /** Such as {@code 5 m ago}. */
  public static String ago(Instant then, Instant now) {
    long seconds = Duration.between(then, now).toSeconds();
    if (seconds < 5) {
      return "just now";
    }
    if (seconds < 60) {
      return seconds + " s ago";
    }
    if (seconds < 3600) {
      return seconds / 60 + " m ago";
    }
    return seconds < 86_400 ? seconds / 3600 + " h ago" : seconds / 86_400 + " d ago";
  }

  /** To the second, with the zone. */
  public static String exact(Instant moment, ZoneId zone) {
    return EXACT.format(moment.atZone(zone));
  }

  /** The time of day, to the millisecond. */
  public static String clock(Instant moment, ZoneId zone) {
    return CLOCK.format(moment.atZone(zone));
  }
}
