package io.fairlead.platform.fairness;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Measures trials in the background, one study after the other. */
@Component
final class MeasuringThread implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(MeasuringThread.class);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final long STOP_MILLIS = 10_000;

  private final TrialMeasures measures;
  private final boolean automatic;
  private volatile Thread thread = new Thread(() -> {});
  private volatile boolean running;

  /**
   * @param automatic false where tests drive what runs by itself
   */
  MeasuringThread(
      TrialMeasures measures, @Value("${fairlead.scheduling.automatic:true}") boolean automatic) {
    this.measures = measures;
    this.automatic = automatic;
  }

  @Override
  public void start() {
    running = true;
    thread = Thread.ofPlatform().name("measuring").daemon().start(this::run);
  }

  @Override
  public boolean isAutoStartup() {
    return automatic;
  }

  private void run() {
    while (running) {
      try {
        if (!measures.measureOnce()) {
          Thread.sleep(PAUSE);
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("Trials could not be measured between groups; it goes on with the next.", e);
        rest();
      }
    }
  }

  private void rest() {
    try {
      Thread.sleep(PAUSE);
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
