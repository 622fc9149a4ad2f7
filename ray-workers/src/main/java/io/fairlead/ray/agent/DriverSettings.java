package io.fairlead.ray.agent;

import io.fairlead.protocol.client.TlsFiles;
import io.fairlead.protocol.message.RayMode;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an agent tells a driver: one line of JSON on its standard input, where no other process sees
 * the token.
 *
 * @param tls how the connection to the platform is protected; null for plain text
 * @param driver new for each process
 * @param rayAddress HOST:PORT of the head; empty in local mode
 * @param codeSearchPath where the cluster's workers find their code; empty in local mode
 * @param slots the most trials at once
 * @param work folder for caches
 * @param heartbeat how often leases are renewed
 * @param grace how long an attempt may take to follow an order
 * @param idle after how long without work the driver ends itself
 * @param started when the agent began to start it
 */
public record DriverSettings(
    String platform,
    @Nullable TlsFiles tls,
    String token,
    UUID agent,
    UUID driver,
    UUID workspace,
    String bundle,
    RayMode mode,
    String rayAddress,
    String codeSearchPath,
    int slots,
    String work,
    Duration heartbeat,
    Duration grace,
    Duration idle,
    Instant started) {

  /** A line from the agent in local mode: others wait, so end as soon as nothing runs. */
  public static final String YIELD = "yield";

  /** Begins a line from the agent: the most trials to lease at once. */
  public static final String SHARE = "share ";

  /** Begins a line from the agent: resources that idle actors should give back, in JSON. */
  public static final String GIVE_BACK = "give-back ";

  /** Begins a line of the driver's standard output: its {@link Holding} in JSON. */
  public static final String HOLDS = "fairlead-holds ";

  /**
   * Begins a line that gives what the cluster has, its {@link
   * io.fairlead.protocol.message.ClusterFacts} in JSON: the answer of {@code --describe}, and of a
   * driver when it changed.
   */
  public static final String CLUSTER = "fairlead-cluster ";
}
