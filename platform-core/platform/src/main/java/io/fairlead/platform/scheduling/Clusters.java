package io.fairlead.platform.scheduling;

import io.fairlead.platform.workspace.Access;
import io.fairlead.protocol.message.Resources;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** The clusters whose agents were seen within the last month. */
public interface Clusters {

  /** Those that run trials of a workspace, by name, with what runs of its own studies. */
  List<Cluster> of(UUID workspace);

  /**
   * All of them, by name, with what runs by workspace.
   *
   * @throws io.fairlead.platform.problem.NotPermitted when {@code by} may not administer
   */
  List<Cluster> all(Access by);

  /** What waits in a workspace, longest first, and why. */
  List<Wait> waits(UUID workspace);

  /**
   * Trials of a study that wait.
   *
   * @param each what each of them needs
   * @param why a sentence
   */
  record Wait(UUID study, int trials, Resources each, String why) {}

  /**
   * How much of a cluster was in use, oldest first: a sample a minute of the last day, means of
   * hours of the last ninety days. No point where its agent was silent.
   *
   * @param width of a point; below an hour only the last day has any
   */
  List<UsePoint> use(UUID cluster, Instant from, Duration width);

  /**
   * From now on it takes no new trials; once more says anew what becomes of those that run.
   *
   * @throws io.fairlead.platform.problem.NotPermitted when {@code by} may not administer
   * @throws io.fairlead.platform.problem.NotFound when there is no such cluster
   */
  void drain(UUID cluster, Drain how, Access by);

  /**
   * It takes new trials again.
   *
   * @throws io.fairlead.platform.problem.NotPermitted when {@code by} may not administer
   * @throws io.fairlead.platform.problem.NotFound when there is no such cluster
   */
  void resume(UUID cluster, Access by);
}
