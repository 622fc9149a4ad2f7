package io.fairlead.ray.driver;

import io.fairlead.ray.agent.DriverSettings;
import java.util.concurrent.atomic.AtomicBoolean;

/** Remembers that the agent asked to give up what is idle, since others wait. */
final class Yielding {

  private final AtomicBoolean asked = new AtomicBoolean();

  void receive(String line) {
    if (line.equals(DriverSettings.YIELD)) {
      asked.set(true);
    }
  }

  boolean isAsked() {
    return asked.get();
  }

  /** Whether it was asked since this was last called. */
  boolean takeAsked() {
    return asked.getAndSet(false);
  }
}
