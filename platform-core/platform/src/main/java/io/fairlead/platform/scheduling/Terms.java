package io.fairlead.platform.scheduling;

import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import io.fairlead.protocol.message.NodeKind;
import io.fairlead.protocol.message.Resources;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * For whom, when and of what kind an agent's resources are.
 *
 * @param openTo workspaces whose trials it runs; null for all
 */
record Terms(
    @Nullable ClusterProfile profile,
    @Nullable ClusterFacts facts,
    @Nullable Drain drain,
    @Nullable Set<UUID> openTo) {

  static final Terms NONE = new Terms(null, null, null, null);

  private static final double ROUNDING = 1e-9;

  boolean isOpenTo(UUID workspace) {
    return openTo == null || openTo.contains(workspace);
  }

  boolean isOpenAt(Instant now) {
    return profile == null || profile.hours() == null || profile.hours().isOpen(now);
  }

  /** When it opens next; empty while it is open. */
  Optional<ZonedDateTime> opens(Instant now) {
    return profile == null || profile.hours() == null
        ? Optional.empty()
        : profile.hours().opens(now);
  }

  /** Whether it takes new trials of a workspace. */
  boolean takes(UUID workspace, Instant now) {
    return drain == null && isOpenTo(workspace) && isOpenAt(now);
  }

  /** Whether what runs is to write a checkpoint and go. */
  boolean sendsAway(Instant now) {
    return drain == Drain.PAUSE || !isOpenAt(now);
  }

  /**
   * Whether one of its nodes could hold such a trial; true where nothing is known of nodes and none
   * of a model is wanted.
   */
  boolean oneNodeHolds(Resources each) {
    List<Resources> nodes = nodes();
    return (nodes.isEmpty() && each.gpuModel() == null)
        || nodes.stream().anyMatch(node -> holds(node, each));
  }

  private static boolean holds(Resources node, Resources each) {
    return each.cpus() <= node.cpus() + ROUNDING
        && each.gpus() <= node.gpus() + ROUNDING
        && (node.memoryBytes() == 0 || each.memoryBytes() <= node.memoryBytes())
        && (each.gpuModel() == null || same(each.gpuModel(), node.gpuModel()));
  }

  static boolean same(@Nullable String one, @Nullable String other) {
    return one != null && one.equalsIgnoreCase(other);
  }

  /** How many GPUs of a model there are; 0 where nothing is known of models. */
  double gpusOf(String model) {
    return nodes().stream()
        .filter(node -> same(model, node.gpuModel()))
        .mapToDouble(Resources::gpus)
        .sum();
  }

  /** The models of its GPUs, sorted. */
  List<String> models() {
    return nodes().stream()
        .filter(node -> node.gpus() > 0)
        .flatMap(node -> Stream.ofNullable(node.gpuModel()))
        .map(model -> model.toUpperCase(Locale.ROOT))
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * As Ray tells; the model of GPUs that it doesn't know is what the profile says of such nodes.
   */
  List<Resources> nodes() {
    if (facts != null) {
      return facts.nodes().stream().map(node -> withModel(node.resources())).toList();
    }
    return profile == null ? List.of() : profile.nodes().stream().map(Terms::resources).toList();
  }

  private Resources withModel(Resources node) {
    if (node.gpus() == 0 || node.gpuModel() != null || profile == null) {
      return node;
    }
    String model =
        profile.nodes().stream()
            .filter(kind -> kind.gpus() == node.gpus() && kind.cpus() == node.cpus())
            .findFirst()
            .or(() -> profile.nodes().stream().filter(kind -> kind.gpus() > 0).findFirst())
            .map(NodeKind::gpuModel)
            .orElse(null);
    return new Resources(node.cpus(), node.gpus(), node.memoryBytes(), model);
  }

  private static Resources resources(NodeKind kind) {
    return new Resources(kind.cpus(), kind.gpus(), kind.memoryBytes(), kind.gpuModel());
  }

  /** What may be used of what a cluster has in all: no more than was announced. */
  Resources within(Resources total) {
    if (profile == null) {
      return total;
    }
    Resources said = profile.total();
    long memory =
        said.memoryBytes() == 0 || total.memoryBytes() == 0
            ? Math.max(said.memoryBytes(), total.memoryBytes())
            : Math.min(said.memoryBytes(), total.memoryBytes());
    return new Resources(
        Math.min(said.cpus(), total.cpus()), Math.min(said.gpus(), total.gpus()), memory);
  }
}
