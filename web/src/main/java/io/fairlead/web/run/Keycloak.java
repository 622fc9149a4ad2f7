package io.fairlead.web.run;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/**
 * A Keycloak as a child process, with the realm of {@code docs/keycloak}, for trying and for tests.
 * It keeps all in memory, and ends when this process does, however that ends.
 */
public final class Keycloak implements AutoCloseable {

  /** The system property with the folder of the unpacked and built distribution. */
  public static final String DISTRIBUTION = "fairlead.keycloak";

  private static final Duration GRACE = Duration.ofSeconds(10);
  private static final List<String> PARTS = List.of("lib", "conf", "providers", "themes");

  // A pipe from its parent, which closes when the parent ends: then Keycloak is asked to end, too.
  private static final String ENDS_WITH_ITS_PARENT =
      "exec 3<&0; \"$@\" </dev/null 3<&- & child=$!;"
          + " { cat >/dev/null; kill $child 2>/dev/null; } <&3 3<&- & exec 3<&-; wait $child";

  private static final List<String> MEMORY =
      List.of(
          "-Xms64m",
          "-Xmx256m",
          "-XX:MaxMetaspaceSize=256m",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:TieredStopAtLevel=1", // starts sooner
          "-XX:+UseSerialGC",
          "-XX:+ExitOnOutOfMemoryError");
  private static final List<String> OPENS =
      List.of(
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
          "--add-opens=java.base/java.security=ALL-UNNAMED",
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--enable-native-access=ALL-UNNAMED");

  private final URI url;
  private final Process process;
  private final File log;

  private Keycloak(URI url, Process process, File log) {
    this.url = url;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts it; see {@link #await}.
   *
   * @param distribution as {@code ./fairlead} prepares it
   * @param home a folder of its own, made where it is missing
   * @param realm the realm file to import
   * @param platform where browsers reach the platform
   */
  public static Keycloak start(
      Path distribution, Path home, Path realm, int port, URI platform, KeycloakSecrets secrets) {
    URI url = URI.create("http://127.0.0.1:" + port);
    File log = home.resolve("keycloak.log").toFile();
    try {
      furnish(distribution, home, realm);
      ProcessBuilder builder =
          new ProcessBuilder(command(home, url))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.to(log));
      builder
          .environment()
          .putAll(
              Map.of(
                  "FAIRLEAD_URL", platform.toString(),
                  "FAIRLEAD_CLIENT_SECRET", secrets.client(),
                  "FAIRLEAD_CI_SECRET", secrets.script(),
                  "FAIRLEAD_PEOPLE_PASSWORD", secrets.people(),
                  "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                  "KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.admin()));
      return new Keycloak(url, builder.start(), log);
    } catch (IOException e) {
      throw new UncheckedIOException("Keycloak can't be started: " + e.getMessage(), e);
    }
  }

  /** Its own folder for what it writes, links to what several may share. */
  private static void furnish(Path distribution, Path home, Path realm) throws IOException {
    Path imports = Files.createDirectories(home.resolve("data/import"));
    for (String part : PARTS) {
      Files.deleteIfExists(home.resolve(part));
      Files.createSymbolicLink(home.resolve(part), distribution.resolve(part).toAbsolutePath());
    }
    Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
  }

  private static List<String> command(Path home, URI url) {
    List<String> command =
        new ArrayList<>(List.of("/bin/sh", "-c", ENDS_WITH_ITS_PARENT, "keycloak"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(MEMORY);
    command.addAll(OPENS);
    command.addAll(
        List.of(
            "-Duser.language=en",
            "-Dkc.home.dir=" + home,
            "-Djboss.server.config.dir=" + home.resolve("conf"),
            "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
            "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
            "-Dpicocli.disable.closures=true",
            "-cp",
            home.resolve("lib/quarkus-run.jar").toString(),
            "io.quarkus.bootstrap.runner.QuarkusEntryPoint",
            "start",
            "--optimized",
            "--import-realm",
            "--cache=local", // else it opens ports for other Keycloaks
            "--http-enabled=true",
            "--http-host=127.0.0.1",
            "--http-port=" + url.getPort(),
            "--hostname=" + url));
    return command;
  }

  /** Its own address. */
  public URI url() {
    return url;
  }

  /** The realm's address, as its tokens name it. */
  public URI issuer() {
    return url.resolve("/realms/fairlead");
  }

  /**
   * Waits until the realm answers.
   *
   * @throws CannotStart when Keycloak ended instead, or takes longer than {@code patience}
   */
  public void await(Duration patience) {
    long end = System.nanoTime() + patience.toNanos();
    while (!answers()) {
      if (!process.isAlive() || System.nanoTime() > end) {
        throw new CannotStart(
            "Keycloak %s.".formatted(process.isAlive() ? "takes too long" : "ended at its start"),
            "Its log says why: " + log + ".");
      }
      try {
        TimeUnit.MILLISECONDS.sleep(200);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean answers() {
    try {
      HttpURLConnection asked = (HttpURLConnection) issuer().toURL().openConnection();
      asked.setConnectTimeout(1_000);
      asked.setReadTimeout(5_000);
      return asked.getResponseCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    List<ProcessHandle> all =
        Stream.concat(process.descendants(), Stream.of(process.toHandle())).toList();
    try {
      process.getOutputStream().close(); // the pipe
    } catch (IOException e) {
      // it ended by itself
    }
    long end = System.nanoTime() + GRACE.toNanos();
    for (ProcessHandle each : all) {
      try {
        each.onExit().get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      } catch (ExecutionException | TimeoutException e) {
        each.destroyForcibly();
      }
    }
  }
}
