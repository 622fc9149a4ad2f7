package io.fairlead.protocol.message;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a cluster really has, as its Ray tells.
 *
 * @param nodes those that are alive
 * @param rayVersion of the runtime that was asked; null when it doesn't tell
 */
public record ClusterFacts(List<Node> nodes, @Nullable String rayVersion) {

  public ClusterFacts {
    nodes = List.copyOf(nodes);
  }

  /**
   * One machine.
   *
   * @param resources its GPUs' model is null where Ray found none, such as with logical GPUs
   */
  public record Node(String name, Resources resources) {}

  /** Of all nodes together. */
  @JsonIgnore
  public Resources total() {
    return new Resources(
        nodes.stream().mapToDouble(each -> each.resources().cpus()).sum(),
        nodes.stream().mapToDouble(each -> each.resources().gpus()).sum(),
        nodes.stream().mapToLong(each -> each.resources().memoryBytes()).sum());
  }
}
