package io.fairlead.ray.driver;

import static java.lang.System.Logger.Level.INFO;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.ray.agent.DriverSettings;
import io.fairlead.ray.agent.ParentPipe;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A driver's process. The agent writes its {@link DriverSettings} as the first line of standard
 * input and holds that open; standard output is for the agent, what is printed goes to standard
 * error. With {@code --describe} it says what the cluster has and ends.
 */
public final class DriverMain {

  private static final System.Logger LOG = System.getLogger(DriverMain.class.getName());

  private DriverMain() {}

  public static void main(String... arguments) throws IOException {
    PrintStream toAgent = System.out;
    System.setOut(System.err);
    LOG.log(INFO, "Driver starts as process {0}", Long.toString(ProcessHandle.current().pid()));
    BufferedReader input =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    String line = input.readLine();
    if (line == null) {
      return;
    }
    DriverSettings settings =
        Json.read(line.getBytes(StandardCharsets.UTF_8), DriverSettings.class);
    if (List.of(arguments).contains("--describe")) {
      RaySession.start(settings);
      byte[] json = Json.write(RaySession.facts());
      toAgent.println(DriverSettings.CLUSTER + new String(json, StandardCharsets.UTF_8));
      toAgent.flush();
      Runtime.getRuntime().halt(0);
    }
    Guidance guidance = new Guidance();
    ParentPipe.watch(input, guidance::receive);
    RaySession.start(settings);
    int status = drive(settings, toAgent, guidance);
    // Ray's own shutdown can hang on an actor that doesn't return; nothing here needs it.
    Runtime.getRuntime().halt(status);
  }

  private static int drive(DriverSettings settings, PrintStream toAgent, Guidance guidance) {
    try (PlatformClient platform =
        new PlatformClient(Endpoint.parse(settings.platform()), settings.tls(), settings::token)) {
      return new Driver(settings, platform, toAgent, guidance).run();
    }
  }
}
