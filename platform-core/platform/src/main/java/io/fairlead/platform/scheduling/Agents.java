package io.fairlead.platform.scheduling;

import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Access;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The agents that ever registered, for admins. */
public interface Agents {

  /** An agent that was silent for longer counts as gone. */
  Duration SILENCE = Duration.ofSeconds(30);

  /**
   * The agents, by name.
   *
   * @param after the id of the last one seen; null to begin
   * @throws io.fairlead.platform.problem.NotPermitted when {@code by} may not administer
   */
  Page<RegisteredAgent> list(@Nullable String after, int limit, Access by);
}
