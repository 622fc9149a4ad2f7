package io.fairlead.ray.agent;

import static java.lang.System.Logger.Level.ERROR;

import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.RefusedException;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/** Runs an agent until it is ended: {@code java … AgentMain --platform HOST:PORT …}. */
public final class AgentMain {

  private static final System.Logger LOG = System.getLogger(AgentMain.class.getName());
  private static final long TICK_MILLIS = 1_000;

  private AgentMain() {}

  public static void main(String... arguments) throws InterruptedException {
    AgentOptions options;
    DriverFactory factory;
    PlatformClient platform;
    try {
      options = AgentOptions.parse(arguments);
      factory = new DriverFactory(options);
      platform = new PlatformClient(options.platform(), options.tls(), options::token);
    } catch (RuntimeException e) {
      System.err.println(e.getMessage());
      System.exit(2);
      return;
    }
    if (options.parentPipe()) {
      ParentPipe.watch(
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)),
          ignored -> {});
    }
    System.exit(run(options, platform, factory));
  }

  private static int run(AgentOptions options, PlatformClient platform, DriverFactory factory)
      throws InterruptedException {
    try (platform) {
      Agent agent = new Agent(options, platform, factory);
      Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(agent::stop));
      while (true) {
        try {
          agent.tick();
        } catch (RefusedException e) {
          LOG.log(ERROR, "The platform refuses this agent: {0}", e.getMessage());
          return 3;
        }
        Thread.sleep(TICK_MILLIS);
      }
    }
  }
}
