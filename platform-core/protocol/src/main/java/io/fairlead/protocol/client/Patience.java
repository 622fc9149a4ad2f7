package io.fairlead.protocol.client;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** Repeats a call while the platform is away, with growing pauses, for a limited time. */
final class Patience {

  private static final long FIRST_PAUSE_MILLIS = 50;
  private static final long LONGEST_PAUSE_MILLIS = 2_000;

  private final Duration limit;
  private final long began = System.nanoTime();
  private long pauseMillis = FIRST_PAUSE_MILLIS;

  Patience(Duration limit) {
    this.limit = limit;
  }

  /** Calls until it succeeds, fails for good, or {@code limit} has passed. */
  static <T> T during(Duration limit, Supplier<T> call) {
    Patience patience = new Patience(limit);
    while (true) {
      try {
        return call.get();
      } catch (RuntimeException e) {
        PlatformException failure = Failures.of(e);
        if (!(failure instanceof PlatformUnavailableException) || patience.isOver()) {
          throw failure;
        }
        patience.pause(failure);
      }
    }
  }

  boolean isOver() {
    return System.nanoTime() - began > limit.toNanos();
  }

  /** The next pause: twice the last one, up to two seconds, a fifth of it by chance. */
  long nextPauseMillis() {
    long pause = pauseMillis;
    pauseMillis = Math.min(LONGEST_PAUSE_MILLIS, pauseMillis * 2);
    return pause - ThreadLocalRandom.current().nextLong(pause / 5 + 1);
  }

  private void pause(PlatformException failure) {
    try {
      Thread.sleep(nextPauseMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure;
    }
  }
}
