package io.fairlead.web.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.scheduling.Cluster;
import io.fairlead.platform.scheduling.Drain;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as scripts see it.
 *
 * @param version its agent's
 * @param otherPlatform the platform's version where its agent's is another; else null
 * @param total what may be used of it
 * @param announced the kinds of nodes of its profile; null without one
 * @param nodes those that it has; null in local mode
 * @param workspaces whose trials it runs; null for all
 * @param differences between the two, each a sentence
 * @param drain what becomes of what runs when it takes no new trials; else null
 * @param opensAt when it opens next; null while it is open
 * @param runs trials by study, or by workspace alone for an admin
 * @param others trials of other workspaces
 */
record ClusterView(
    UUID id,
    String name,
    @Nullable String region,
    RayMode mode,
    String version,
    @Nullable String otherPlatform,
    @Nullable String rayVersion,
    Instant registeredAt,
    Instant lastSeenAt,
    boolean connected,
    Resources total,
    int slots,
    double usedSlots,
    double usedCpus,
    double usedGpus,
    @Nullable List<NodeKind> announced,
    @Nullable List<ClusterFacts.Node> nodes,
    @Nullable List<String> workspaces,
    AgentView.PricesView prices,
    List<String> differences,
    @Nullable Drain drain,
    @Nullable Instant opensAt,
    List<LoadView> runs,
    int others) {

  /** Trials that run. */
  record LoadView(
      UUID workspace,
      @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable UUID study,
      int trials) {}

  static ClusterView of(Cluster it) {
    var profile = it.profile();
    var facts = it.facts();
    return new ClusterView(
        it.id(),
        it.name(),
        profile == null ? null : profile.region(),
        it.mode(),
        it.version(),
        it.otherPlatform(),
        facts == null ? null : facts.rayVersion(),
        it.registeredAt(),
        it.lastSeenAt(),
        it.connected(),
        it.total(),
        it.slots(),
        it.usedSlots(),
        it.usedCpus(),
        it.usedGpus(),
        profile == null ? null : profile.nodes(),
        facts == null ? null : facts.nodes(),
        profile == null ? null : profile.workspaces(),
        AgentView.prices(it.prices()),
        it.differences(),
        it.drain(),
        it.opens() == null ? null : it.opens().toInstant(),
        it.runs().stream()
            .map(load -> new LoadView(load.workspace(), load.study(), load.trials()))
            .toList(),
        it.others());
  }
}
