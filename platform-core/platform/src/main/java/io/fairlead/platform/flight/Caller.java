package io.fairlead.platform.flight;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.workspace.Access;

/** Who a call comes from, as its token says. */
sealed interface Caller {

  /** An agent or one of its drivers. */
  record Agent() implements Caller {}

  /** The actor that runs an attempt. */
  record Attempt(AttemptKey key) implements Caller {}

  /** A person's script. */
  record Person(Access access) implements Caller {}
}
