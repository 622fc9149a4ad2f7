package io.fairlead.web.ui.audit;

import com.vaadin.flow.router.QueryParameters;
import io.fairlead.platform.event.TrailFilter;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The filters of the page as its address has them.
 *
 * @param until the last day
 */
record TrailAddress(
    @Nullable String who,
    @Nullable String kind,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {

  static TrailAddress of(QueryParameters parameters) {
    return new TrailAddress(
        parameters.getSingleParameter("who").filter(text -> !text.isBlank()).orElse(null),
        parameters.getSingleParameter("kind").filter(text -> !text.isBlank()).orElse(null),
        parameters.getSingleParameter("from").map(TrailAddress::day).orElse(null),
        parameters.getSingleParameter("until").map(TrailAddress::day).orElse(null));
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      return null; // someone edited the address
    }
  }

  QueryParameters parameters() {
    Map<String, String> given = new LinkedHashMap<>();
    put(given, "who", who);
    put(given, "kind", kind);
    put(given, "from", from);
    put(given, "until", until);
    return QueryParameters.simple(given);
  }

  private static void put(Map<String, String> given, String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      given.put(name, value.toString());
    }
  }

  boolean isAny() {
    return equals(new TrailAddress(null, null, null, null));
  }

  /** Days as they are in {@code zone}; a span that ends before it begins is empty. */
  TrailFilter filter(ZoneId zone) {
    Instant start = from == null ? null : from.atStartOfDay(zone).toInstant();
    Instant end = until == null ? null : until.plusDays(1).atStartOfDay(zone).toInstant();
    boolean empty = start != null && end != null && !start.isBefore(end);
    return new TrailFilter(who, kind, start, empty ? null : end);
  }
}
