package io.fairlead.ray.driver;

import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.agent.DriverSettings;
import io.ray.api.Ray;
import io.ray.api.runtimecontext.NodeInfo;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** This process's connection to Ray. */
final class RaySession {

  private RaySession() {}

  /** Starts Ray in this process or connects to its cluster; takes seconds. */
  static void start(DriverSettings settings) {
    if (settings.mode() == RayMode.LOCAL) {
      System.setProperty("ray.run-mode", "LOCAL");
    } else {
      System.setProperty("ray.address", settings.rayAddress());
      System.setProperty("ray.job.code-search-path", settings.codeSearchPath());
    }
    Ray.init();
  }

  /** Ray gives each node a resource of this name followed by the model of its GPUs. */
  private static final String MODEL = "accelerator_type:";

  /**
   * What the cluster's nodes have, in the order of their names; without those that offer neither
   * CPUs nor GPUs, such as a head beside which an agent lives: no trial runs there.
   */
  static ClusterFacts facts() {
    List<ClusterFacts.Node> nodes = new ArrayList<>();
    for (NodeInfo node : Ray.getRuntimeContext().getAllNodeInfo()) {
      Resources has = resources(node.resources);
      if (node.isAlive && (has.cpus() > 0 || has.gpus() > 0)) {
        nodes.add(
            new ClusterFacts.Node(
                node.nodeAddress + " " + node.nodeId.toString().substring(0, 8), has));
      }
    }
    nodes.sort(Comparator.comparing(ClusterFacts.Node::name));
    return new ClusterFacts(nodes, null);
  }

  private static Resources resources(Map<String, Double> of) {
    String model =
        of.keySet().stream().filter(each -> each.startsWith(MODEL)).sorted().findFirst().orElse("");
    return new Resources(
        of.getOrDefault("CPU", 0.0),
        of.getOrDefault("GPU", 0.0),
        of.getOrDefault("memory", 0.0).longValue(),
        model.isEmpty() ? null : model.substring(MODEL.length()));
  }

  /** What Ray calls GPUs of this model; empty where none of its nodes tells a model. */
  static Optional<String> modelResource(String model) {
    return Ray.getRuntimeContext().getAllNodeInfo().stream()
        .filter(node -> node.isAlive)
        .flatMap(node -> node.resources.keySet().stream())
        .filter(each -> each.equalsIgnoreCase(MODEL + model))
        .findFirst();
  }
}
