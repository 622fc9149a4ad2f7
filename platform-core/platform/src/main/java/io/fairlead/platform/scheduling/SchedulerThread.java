package io.fairlead.platform.scheduling;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Ticks, and between ticks fills the queues of studies in which something moved. */
@Component
final class SchedulerThread implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(SchedulerThread.class);
  private static final long STOP_MILLIS = 10_000;

  private final DefaultScheduling scheduling;
  private final Wakeup wakeup;
  private final SchedulingSettings settings;
  private volatile Thread thread = new Thread(() -> {});
  private volatile boolean running;

  SchedulerThread(DefaultScheduling scheduling, Wakeup wakeup, SchedulingSettings settings) {
    this.scheduling = scheduling;
    this.wakeup = wakeup;
    this.settings = settings;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("scheduler").daemon().start(this::run);
  }

  @Override
  public boolean isAutoStartup() {
    return settings.automatic();
  }

  private void run() {
    long nextTick = System.nanoTime();
    while (running) {
      try {
        if (System.nanoTime() - nextTick >= 0) {
          nextTick = System.nanoTime() + settings.tick().toNanos();
          scheduling.tick();
        }
        long millis = Math.max(1, (nextTick - System.nanoTime()) / 1_000_000);
        wakeup.take(millis).forEach(scheduling::fill);
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The scheduler could not do its round; it goes on with the next.", e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(settings.tick());
    } catch (InterruptedException e) {
      running = false;
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.interrupt();
    try {
      thread.join(STOP_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
