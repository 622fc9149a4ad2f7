package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.Conflict;
import io.fairlead.platform.problem.InvalidInput;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** When tokens end, and how long before that is told. */
public final class TokenEnds {

  /** From when on an end that nears is shown to who should know. */
  public static final Duration WARNED_BEFORE = Duration.ofDays(14);

  static final Duration LONGEST = Duration.ofDays(366);
  static final Duration LONGEST_OVERLAP = Duration.ofDays(7);

  private TokenEnds() {}

  /**
   * @param validFor null for no end
   */
  static @Nullable Instant end(Instant now, @Nullable Duration validFor) {
    if (validFor == null) {
      return null;
    }
    if (!validFor.isPositive() || validFor.compareTo(LONGEST) > 0) {
      throw new InvalidInput(
          "days",
          "A token is valid for more than nothing and at most %d days, or has no end."
              .formatted(LONGEST.toDays()),
          validFor.toString(),
          "Choose a shorter time and renew the token later.");
    }
    return now.plus(validFor);
  }

  /**
   * Where a token ends once it is rotated.
   *
   * @param end where it ended before; null for never
   * @throws Conflict when it is over
   */
  static @Nullable Instant rotated(
      @Nullable Instant end, @Nullable Instant revoked, Rotation.End wanted, Instant now) {
    if (!isGood(end, revoked, now)) {
      throw new Conflict("This token is over: make a new one instead.");
    }
    return switch (wanted) {
      case Rotation.End.Kept _ -> end;
      case Rotation.End.FromNow(var validFor) -> end(now, validFor);
    };
  }

  /** An end as events tell it. */
  static String text(@Nullable Instant end) {
    return end == null ? "never" : end.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Until when the secret before a rotation is good; null when that ends at once. */
  static @Nullable Instant overlap(Instant now, Duration overlap) {
    if (overlap.isNegative() || overlap.compareTo(LONGEST_OVERLAP) > 0) {
      throw new InvalidInput(
          "overlapHours",
          "The old secret goes on for 0 to %d hours.".formatted(LONGEST_OVERLAP.toHours()),
          Long.toString(overlap.toHours()),
          "Choose a time in between; 0 ends it at once.");
    }
    return overlap.isZero() ? null : now.plus(overlap);
  }

  /** Whether a token that ends at {@code end} is good at {@code now}. */
  static boolean isGood(@Nullable Instant end, @Nullable Instant revoked, Instant now) {
    return revoked == null && (end == null || end.isAfter(now));
  }

  /** Whether its end is so near, or so lately past, that someone should be told. */
  public static boolean nears(@Nullable Instant end, @Nullable Instant revoked, Instant now) {
    return end != null
        && revoked == null
        && end.isBefore(now.plus(WARNED_BEFORE))
        && end.isAfter(now.minus(WARNED_BEFORE));
  }
}
