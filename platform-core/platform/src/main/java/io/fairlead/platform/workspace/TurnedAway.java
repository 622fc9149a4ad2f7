package io.fairlead.platform.workspace;

import io.fairlead.platform.event.Events;
import io.fairlead.platform.storage.Transactions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Records whom the platform turned away: failed sign-ins, and tokens that are unknown, expired,
 * revoked or used where they aren't good. Of each kind a replica records so many a minute; what
 * comes beyond is counted, and the count is recorded: a flood can't fill the table, and doesn't go
 * unseen.
 */
@Component
final class TurnedAway {

  static final int MOST_A_MINUTE = 60;

  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final UUID NOBODY = new UUID(0, 0);

  private final Events events;
  private final Transactions transactions;
  private final Clock clock;
  private final Map<String, Window> windows = new HashMap<>();

  private static final class Window {
    private Instant since = Instant.EPOCH;
    private int recorded;
    private long unrecorded;
  }

  TurnedAway(Events events, Transactions transactions, Clock clock) {
    this.events = events;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** Records one, or counts it where there were too many; joins a crossing transaction. */
  void record(String kind, UUID subject, Actor by, Map<String, Object> data) {
    if (!takes(kind)) {
      return;
    }
    transactions.crossing(
        () -> {
          events.appendInstallation(kind, subject, by, data);
          return true;
        });
  }

  private synchronized boolean takes(String kind) {
    Window window = windows.computeIfAbsent(kind, any -> new Window());
    Instant now = clock.instant();
    if (!now.isBefore(window.since.plus(WINDOW))) {
      window.since = now;
      window.recorded = 0;
    }
    if (window.recorded == MOST_A_MINUTE) {
      window.unrecorded++;
      return false;
    }
    window.recorded++;
    return true;
  }

  /** Records how many were left out, by kind. */
  @Scheduled(fixedDelay = 60_000)
  void recordCounts() {
    Map<String, Object> counts = new LinkedHashMap<>();
    synchronized (this) {
      windows.forEach(
          (kind, window) -> {
            if (window.unrecorded > 0) {
              counts.put(kind, window.unrecorded);
              window.unrecorded = 0;
            }
          });
    }
    if (!counts.isEmpty()) {
      transactions.crossing(
          () -> {
            events.appendInstallation(
                "refusals.unrecorded", NOBODY, Actor.PLATFORM, Map.of("counts", counts));
            return true;
          });
    }
  }
}
