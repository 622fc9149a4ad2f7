package io.fairlead.platform.replay;

import io.fairlead.platform.event.Changes;
import io.fairlead.platform.event.Changes.Subscription;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Judges replays as soon as they end, so that nobody has to look first. Only a convenience: what a
 * restart forgets is judged when someone looks.
 */
@Component
final class Watch {

  private static final Logger LOG = LoggerFactory.getLogger(Watch.class);

  private final Changes changes;

  Watch(Changes changes) {
    this.changes = changes;
  }

  void untilJudged(UUID workspace, UUID study, Supplier<Optional<Replay>> look) {
    AtomicReference<@Nullable Subscription> subscription = new AtomicReference<>();
    subscription.set(
        changes.subscribe(
            workspace,
            study,
            () -> Thread.ofVirtual().name("replay-judge").start(() -> look(look, subscription))));
  }

  private static void look(
      Supplier<Optional<Replay>> look, AtomicReference<@Nullable Subscription> subscription) {
    try {
      if (look.get().map(replay -> replay.verdict() != null).orElse(true)) {
        Subscription open = subscription.getAndSet(null);
        if (open != null) {
          open.close();
        }
      }
    } catch (RuntimeException e) {
      LOG.error("A replay could not be judged; it will be when someone looks at it.", e);
    }
  }
}
