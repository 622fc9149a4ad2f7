package io.fairlead.protocol.trace;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, as W3C's Trace Context writes it in {@code traceparent}.
 *
 * @param trace 32 hexadecimal digits, not all 0
 * @param span 16 hexadecimal digits, not all 0
 * @param sampled whether it is to be told of
 */
public record TraceContext(String trace, String span, boolean sampled) {

  private static final Pattern TRACE = Pattern.compile("(?!0{32})[0-9a-f]{32}");
  private static final Pattern SPAN = Pattern.compile("(?!0{16})[0-9a-f]{16}");

  /** Later versions may say more after the flags. */
  private static final Pattern TRACEPARENT =
      Pattern.compile("(?!ff)([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?");

  public TraceContext {
    if (!isTrace(trace) || !isSpan(span)) {
      throw new IllegalArgumentException(
          "A trace has 32 hexadecimal digits and a span 16, not all of them 0; these are '%s' and '%s'."
              .formatted(trace, span));
    }
  }

  /**
   * What a {@code traceparent} says; empty when there is none, or what it says is no such thing.
   */
  public static Optional<TraceContext> parse(@Nullable String traceparent) {
    if (traceparent == null) {
      return Optional.empty();
    }
    Matcher parts = TRACEPARENT.matcher(traceparent);
    if (!parts.matches() || !isTrace(parts.group(2)) || !isSpan(parts.group(3))) {
      return Optional.empty();
    }
    if (parts.group(1).equals("00") && parts.group(5) != null) {
      return Optional.empty();
    }
    boolean sampled = (HexFormat.fromHexDigits(parts.group(4)) & 1) == 1;
    return Optional.of(new TraceContext(parts.group(2), parts.group(3), sampled));
  }

  /** The trace of what begins with {@code id}. */
  public static String traceOf(UUID id) {
    HexFormat hex = HexFormat.of();
    return hex.toHexDigits(id.getMostSignificantBits())
        + hex.toHexDigits(id.getLeastSignificantBits());
  }

  /** The span that is told of {@code id}: its random half, so that nobody needs to be told it. */
  public static String spanOf(UUID id) {
    return HexFormat.of().toHexDigits(id.getLeastSignificantBits());
  }

  static boolean isTrace(String text) {
    return TRACE.matcher(text).matches();
  }

  static boolean isSpan(String text) {
    return SPAN.matcher(text).matches();
  }

  /** In W3C's form. */
  public String traceparent() {
    return "00-%s-%s-%s".formatted(trace, span, sampled ? "01" : "00");
  }
}
