package io.fairlead.kernel.budget;

import java.time.Duration;
import java.time.Instant;

/** Time from one moment up to another, the latter not included. */
public record Span(Instant from, Instant until) {

  public Span {
    if (!from.isBefore(until)) {
      throw new IllegalArgumentException(
          "A span ends after it begins; it was from %s until %s.".formatted(from, until));
    }
  }

  public boolean contains(Instant moment) {
    return !moment.isBefore(from) && moment.isBefore(until);
  }

  public boolean overlaps(Span other) {
    return from.isBefore(other.until) && other.from.isBefore(until);
  }

  /** What both have; they must overlap. */
  public Span common(Span other) {
    return new Span(
        from.isAfter(other.from) ? from : other.from,
        until.isBefore(other.until) ? until : other.until);
  }

  public Duration length() {
    return Duration.between(from, until);
  }

  /** How much of it is over at a moment: nothing before it begins, all once it has ended. */
  public Duration elapsed(Instant now) {
    if (!now.isAfter(from)) {
      return Duration.ZERO;
    }
    return now.isBefore(until) ? Duration.between(from, now) : length();
  }
}
