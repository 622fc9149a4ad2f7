package io.fairlead.platform.scheduling;

import io.fairlead.kernel.budget.Prices;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.util.UUID;

/**
 * An agent as it last registered, and what it does now.
 *
 * @param resources of its cluster; in local mode of its machine
 * @param slots trials that it runs at once in local mode; on a cluster resources are what counts
 * @param running trials that it has leased
 * @param usedCpus what these take
 * @param prices what an hour of its resources costs
 * @param connected whether it was seen within {@link Agents#SILENCE}
 */
public record RegisteredAgent(
    UUID id,
    String name,
    RayMode mode,
    String version,
    Resources resources,
    int slots,
    int running,
    double usedCpus,
    Instant registeredAt,
    Instant lastSeenAt,
    boolean connected,
    Prices prices) {}
