package io.fairlead.platform.content;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Moves earlier files once after the start and sweeps some times a day. */
@Component
final class Housekeeping implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);

  private final Mover mover;
  private final Sweeper sweeper;
  private final boolean automatic;
  private @Nullable ScheduledExecutorService thread;

  Housekeeping(
      Mover mover,
      Sweeper sweeper,
      @Value("${fairlead.scheduling.automatic:true}") boolean automatic) {
    this.mover = mover;
    this.sweeper = sweeper;
    this.automatic = automatic;
  }

  @Override
  public synchronized void start() {
    if (automatic && thread == null) {
      ScheduledExecutorService started =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("content-", 0).factory());
      started.execute(() -> tried("Earlier files could not be moved now", mover::move));
      started.scheduleWithFixedDelay(
          () -> tried("Stored content could not be swept now", sweeper::sweep),
          1,
          6,
          TimeUnit.HOURS);
      thread = started;
    }
  }

  /** Some work on content. */
  private interface Work {
    int run() throws IOException;
  }

  private static void tried(String otherwise, Work work) {
    try {
      work.run();
    } catch (IOException | RuntimeException e) {
      LOG.warn("{}: {}", otherwise, e.toString());
    }
  }

  @Override
  public synchronized void stop() {
    ScheduledExecutorService ending = thread;
    thread = null;
    if (ending != null) {
      ending.shutdownNow();
      try {
        ending.awaitTermination(5, TimeUnit.SECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }
}
