package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as its agent last told, and what runs on it.
 *
 * @param id its agent's
 * @param version its agent's
 * @param otherPlatform the platform's version where its agent's is another; else null
 * @param connected whether its agent was seen within {@link Agents#SILENCE}
 * @param profile what was announced of it; null when nothing was
 * @param facts what its Ray tells; null in local mode
 * @param total what may be used of it
 * @param slots trials at once in local mode; on a cluster resources are what counts
 * @param usedSlots of local mode
 * @param differences between what was announced and what it has, each a sentence
 * @param drain what becomes of what runs, when it takes no new trials; else null
 * @param opens when it opens next; null while it is open
 * @param runs what runs, by study or only by workspace, as far as who asks may know
 * @param others how many more trials run, of whom who asks may not know
 */
public record Cluster(
    UUID id,
    String name,
    RayMode mode,
    String version,
    @Nullable String otherPlatform,
    Instant registeredAt,
    Instant lastSeenAt,
    boolean connected,
    @Nullable ClusterProfile profile,
    @Nullable ClusterFacts facts,
    Resources total,
    int slots,
    double usedSlots,
    double usedCpus,
    double usedGpus,
    double usedMemory,
    Prices prices,
    List<String> differences,
    @Nullable Drain drain,
    @Nullable Instant drainedAt,
    @Nullable ZonedDateTime opens,
    List<Load> runs,
    int others) {

  /**
   * Trials that run.
   *
   * @param study null where who asks sees workspaces alone
   */
  public record Load(UUID workspace, @Nullable UUID study, int trials) {}

  /** How many trials run. */
  public int running() {
    return others + runs.stream().mapToInt(Load::trials).sum();
  }
}
