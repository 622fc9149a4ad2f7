package io.fairlead.platform.event;

import io.fairlead.platform.problem.InvalidInput;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which entries of an audit trail are asked for; null means any.
 *
 * @param actor name of the person or agent
 * @param kind a kind such as {@code study.paused}, or what it begins with, such as {@code study}
 * @param from the earliest moment
 * @param until the moment before which they happened
 */
public record TrailFilter(
    @Nullable String actor,
    @Nullable String kind,
    @Nullable Instant from,
    @Nullable Instant until) {

  /** Everything. */
  public static final TrailFilter ANY = new TrailFilter(null, null, null, null);

  public TrailFilter {
    if (from != null && until != null && !from.isBefore(until)) {
      throw new InvalidInput(
          "until",
          "A time span ends after it begins.",
          until.toString(),
          "Choose one after " + from + ".");
    }
  }
}
