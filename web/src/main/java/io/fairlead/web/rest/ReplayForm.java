package io.fairlead.web.rest;

import io.fairlead.platform.replay.Replays;
import org.jspecify.annotations.Nullable;

/**
 * How a replay is to be judged.
 *
 * @param tolerance relative, from 0 to below 1; 1e-6 where it is left out
 */
record ReplayForm(@Nullable Double tolerance) {

  double toleranceOrUsual() {
    return tolerance == null ? Replays.USUAL_TOLERANCE : tolerance;
  }
}
