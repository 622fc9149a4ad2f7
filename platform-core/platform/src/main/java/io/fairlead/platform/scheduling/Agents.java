package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.platform.storage.Page;
import io.fairlead.platform.workspace.Access;
import java.time.Duration;
import java.util.UUID;
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

  /**
   * Sets what an hour of an agent's resources costs, for trials that are leased from now on.
   *
   * @throws io.fairlead.platform.problem.NotPermitted when {@code by} may not administer
   * @throws io.fairlead.platform.problem.NotFound when there is no such agent
   */
  RegisteredAgent setPrices(UUID agent, Prices prices, Access by);
}
