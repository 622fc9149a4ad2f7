package io.fairlead.platform.metrics;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Compacts every few seconds while the application runs. */
@Component
final class CompactionSchedule implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(CompactionSchedule.class);
  private static final Duration PAUSE = Duration.ofSeconds(5);

  private final Compactor compactor;
  private @org.jspecify.annotations.Nullable Thread thread;

  CompactionSchedule(Compactor compactor) {
    this.compactor = compactor;
  }

  @Override
  public synchronized void start() {
    if (thread == null) {
      thread = Thread.ofPlatform().daemon().name("metric-compactor").start(this::run);
    }
  }

  @Override
  public synchronized void stop() {
    Thread ending = thread;
    thread = null;
    if (ending != null) {
      ending.interrupt();
      try {
        ending.join(Duration.ofSeconds(5));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return thread != null;
  }

  private void run() {
    while (!Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(PAUSE.toNanos());
      try {
        compactor.compactOnce();
      } catch (RuntimeException e) {
        LOG.warn("Metrics could not be compacted now: {}", e.toString());
      }
    }
  }
}
