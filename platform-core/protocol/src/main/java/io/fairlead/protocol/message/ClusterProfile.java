package io.fairlead.protocol.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.fairlead.kernel.budget.Prices;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people say of a cluster, in the {@code compute-profile.yaml} beside its agent.
 *
 * @param nodes what is always there; at least one kind
 * @param prices what an hour costs; null when the platform's admins set that
 * @param hours when it may be used; null for always
 * @param workspaces by name, whose trials it runs; null for all
 */
public record ClusterProfile(
    @Nullable String region,
    List<NodeKind> nodes,
    @Nullable Prices prices,
    @Nullable OpenHours hours,
    @Nullable List<String> workspaces) {

  public ClusterProfile {
    nodes = List.copyOf(nodes);
    workspaces = workspaces == null ? null : List.copyOf(workspaces);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("A cluster has nodes: name at least one kind.");
    }
  }

  /** Of all its nodes together; its memory is 0 unless each kind says. */
  @JsonIgnore
  public Resources total() {
    boolean stated = nodes.stream().allMatch(each -> each.memoryBytes() > 0);
    return new Resources(
        nodes.stream().mapToDouble(each -> each.count() * each.cpus()).sum(),
        nodes.stream().mapToDouble(each -> each.count() * each.gpus()).sum(),
        stated ? nodes.stream().mapToLong(each -> each.count() * each.memoryBytes()).sum() : 0);
  }
}
