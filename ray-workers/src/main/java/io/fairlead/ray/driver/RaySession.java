package io.fairlead.ray.driver;

import io.fairlead.protocol.message.RayMode;
import io.fairlead.protocol.message.Resources;
import io.fairlead.ray.agent.DriverSettings;
import io.ray.api.Ray;
import io.ray.api.runtimecontext.NodeInfo;

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

  /** What all nodes of the cluster have together. */
  static Resources resources() {
    double cpus = 0;
    double gpus = 0;
    double memory = 0;
    for (NodeInfo node : Ray.getRuntimeContext().getAllNodeInfo()) {
      if (node.isAlive) {
        cpus += node.resources.getOrDefault("CPU", 0.0);
        gpus += node.resources.getOrDefault("GPU", 0.0);
        memory += node.resources.getOrDefault("memory", 0.0);
      }
    }
    return new Resources(cpus, gpus, (long) memory);
  }
}
