package io.fairlead.ray.agent;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.Resources;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A driver's process, whose standard input this agent holds open for as long as it lives. */
final class DriverProcess implements DriverPlan.Driver {

  private static final System.Logger LOG = System.getLogger(DriverProcess.class.getName());

  private final UUID id;
  private final Group group;
  private final Process process;
  private final BufferedWriter input;
  private final Consumer<ClusterFacts> told;
  private volatile Holding holding = Holding.NOTHING;
  private int share = Integer.MAX_VALUE;
  private boolean yielding;

  private DriverProcess(UUID id, Group group, Process process, Consumer<ClusterFacts> told) {
    this.told = told;
    this.id = id;
    this.group = group;
    this.process = process;
    this.input =
        new BufferedWriter(
            new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
  }

  /**
   * @param told takes what the cluster has, when the driver sees that it changed
   */
  static DriverProcess start(
      List<String> command, DriverSettings settings, Consumer<ClusterFacts> told) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
      DriverProcess driver =
          new DriverProcess(
              settings.driver(), new Group(settings.workspace(), settings.bundle()), process, told);
      driver.tell(new String(Json.write(settings), StandardCharsets.UTF_8));
      Thread.ofVirtual().name("driver-output").start(driver::readOutput);
      return driver;
    } catch (IOException e) {
      throw new UncheckedIOException("A driver can't be started", e);
    }
  }

  UUID id() {
    return id;
  }

  @Override
  public Group group() {
    return group;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** What it has, as it last said. */
  @Override
  public Holding holding() {
    return holding;
  }

  @Override
  public boolean isYielding() {
    return yielding;
  }

  long pid() {
    return process.pid();
  }

  int exitValue() {
    return process.exitValue();
  }

  /** Others wait: it ends as soon as nothing runs. */
  void yieldToOthers() {
    yielding = true;
    tell(DriverSettings.YIELD);
  }

  /** The most trials that it may lease at once. */
  void share(int trials) {
    if (trials != share) {
      share = trials;
      tell(DriverSettings.SHARE + trials);
    }
  }

  /** Leased trials wait for these resources: idle actors give them back. */
  void giveBack(Resources missing) {
    tell(DriverSettings.GIVE_BACK + new String(Json.write(missing), StandardCharsets.UTF_8));
  }

  /** Closes its input, upon which it ends itself, and makes sure. */
  void end() {
    try {
      input.close();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The driver was gone already", e);
    }
    try {
      if (!process.waitFor(2, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private void tell(String line) {
    try {
      input.write(line);
      input.newLine();
      input.flush();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The driver ended before it could be told", e);
    }
  }

  private void readOutput() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith(DriverSettings.HOLDS)) {
          byte[] json =
              line.substring(DriverSettings.HOLDS.length()).getBytes(StandardCharsets.UTF_8);
          holding = Json.read(json, Holding.class);
        } else if (line.startsWith(DriverSettings.CLUSTER)) {
          byte[] json =
              line.substring(DriverSettings.CLUSTER.length()).getBytes(StandardCharsets.UTF_8);
          told.accept(Json.read(json, ClusterFacts.class));
        }
      }
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "The driver's output ended", e);
    }
  }
}
