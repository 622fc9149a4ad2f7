package io.fairlead.kernel.budget;

import java.time.Instant;

/**
 * What is reserved for a running trial in one period: its use for a short time. It is settled by
 * the time that went by, at most that of the slice, so a settlement never exceeds it.
 */
public record Slice(Span span, Rate rate) {

  /** All that is reserved. */
  public Amounts reserved() {
    return rate.over(span.length());
  }

  /** What of it is used up at a moment. */
  public Amounts used(Instant now) {
    return rate.over(span.elapsed(now));
  }

  /** What of it is left at a moment. */
  public Amounts left(Instant now) {
    return reserved().minus(used(now));
  }
}
