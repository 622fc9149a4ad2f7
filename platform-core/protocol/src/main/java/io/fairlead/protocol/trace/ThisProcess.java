package io.fairlead.protocol.trace;

import java.lang.management.ManagementFactory;
import java.util.Map;

/** Where spans of this process come from. */
public final class ThisProcess {

  private ThisProcess() {}

  /** Its number and its machine's name, as OpenTelemetry calls them. */
  public static Map<String, String> attributes() {
    String[] name = ManagementFactory.getRuntimeMXBean().getName().split("@", 2);
    return Map.of("process.pid", name[0], "host.name", name[name.length - 1]);
  }
}
