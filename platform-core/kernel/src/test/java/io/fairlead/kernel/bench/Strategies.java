package io.fairlead.kernel.bench;

import io.fairlead.kernel.racing.Racing;
import io.fairlead.kernel.racing.RacingSettings;
import io.fairlead.kernel.sampler.Samplers;
import io.fairlead.kernel.search.Sampler;

/** The strategies that are compared: samplers by name, and with {@code +racing} those that race. */
final class Strategies {

  private static final String RACING = "+racing";

  private Strategies() {}

  static boolean races(String name) {
    return name.endsWith(RACING);
  }

  static Sampler named(String name) {
    return races(name)
        ? Racing.of(
            Samplers.named(name.substring(0, name.length() - RACING.length())),
            RacingSettings.STANDARD)
        : Samplers.named(name);
  }
}
