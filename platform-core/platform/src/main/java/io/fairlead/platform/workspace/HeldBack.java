package io.fairlead.platform.workspace;

import java.time.Duration;

/**
 * Too much was guessed wrong: whoever asks has to wait. Nothing of what they sent was looked at.
 */
public final class HeldBack extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Duration left;

  HeldBack(String what, Duration left) {
    super("Too many wrong %s were tried.".formatted(what));
    this.left = left;
  }

  /** How many whole seconds are left, at least one. */
  public long seconds() {
    return Math.max(1, left.plusMillis(999).toSeconds());
  }

  /** What to do. */
  public String wayOut() {
    return "Try again in %s.".formatted(inWords(seconds()));
  }

  private static String inWords(long seconds) {
    return seconds < 100 ? seconds + " s" : "%d min".formatted((seconds + 59) / 60);
  }
}
