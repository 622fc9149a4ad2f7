package io.fairlead.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** The command {@code run} as a new user meets it. */
class RunTest {

  private static final Duration GONE_WITHIN = Duration.ofSeconds(60);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void afterAKillOfEveryProcessTheNextStartRecovers() {
    Path data = folder.resolve("data");
    try (RunningPlatform platform = RunningPlatform.start(data, "--empty")) {
      platform.processes().forEach(ProcessHandle::destroyForcibly);
      platform.process().onExit().join();
    }
    try (RunningPlatform again = RunningPlatform.start(data, "--empty")) {
      assertThat(again.rest("admin").get("/api/v1/workspaces").status()).isEqualTo(200);
    }
  }

  @Test
  void afterAKillOfThePlatformAloneItsChildrenEndOrAreTakenOver() {
    Path data = folder.resolve("data");
    try (RunningPlatform platform = RunningPlatform.start(data, "--empty")) {
      List<ProcessHandle> javas =
          platform.processes().stream()
              .filter(each -> each.info().command().orElse("").endsWith("/java"))
              .toList();
      platform.process().destroyForcibly();
      for (ProcessHandle each : javas) { // the agent reads a pipe that closed
        assertThat(each.onExit().orTimeout(GONE_WITHIN.toSeconds(), TimeUnit.SECONDS))
            .succeedsWithin(GONE_WITHIN);
      }
      try (RunningPlatform again = RunningPlatform.start(data, "--empty")) {
        assertThat(again.rest("admin").get("/api/v1/workspaces").status()).isEqualTo(200);
      }
    }
  }

  @Test
  void twoInstancesRunSideBySideButNotOnOneFolder() throws Exception {
    try (RunningPlatform one = RunningPlatform.start(folder.resolve("one"), "--empty");
        RunningPlatform two = RunningPlatform.start(folder.resolve("two"), "--empty")) {
      assertThat(one.rest("admin").get("/api/v1/workspaces").status()).isEqualTo(200);
      assertThat(two.rest("admin").get("/api/v1/workspaces").status()).isEqualTo(200);
      one.await("its agent", GONE_WITHIN, () -> !clusters(one).isEmpty());
      assertThat(clusters(one).path(0).path("otherPlatform").isNull()).as("one release").isTrue();
      assertRefused(
          RunningPlatform.launch(one.data(), RunningPlatform.freePort()), "Another Fairlead");
    }
  }

  @Test
  void aTakenPortIsOneLineWithTheWayOut() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      assertRefused(
          RunningPlatform.launch(folder.resolve("data"), taken.getLocalPort()), "--port N");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"08", "0", "65536", "+80", "8080x", "1e3", "99999999999999999999"})
  void nonsenseForANumberIsOneLineWithTheRange(String port) throws Exception {
    assertRefused(
        RunningPlatform.launch(folder.resolve("data"), RunningPlatform.freePort(), "--port", port),
        "--port needs a number from 1 to 65535, not '%s'".formatted(port));
  }

  @Test
  void plainTextForOtherMachinesIsOneLineWithTheWayOut() throws Exception {
    assertRefused(
        RunningPlatform.launchBy(
            List.of("env", "SERVER_ADDRESS=0.0.0.0"),
            folder.resolve("data"),
            RunningPlatform.freePort()),
        "fairlead.tls.certificate");
  }

  @Test
  void aFileInPlaceOfTheDataFolderIsOneLineWithTheWayOut() throws Exception {
    Path file = Files.createFile(folder.resolve("file"));
    assertRefused(RunningPlatform.launch(file, RunningPlatform.freePort()), "--data DIR");
  }

  @Test
  void aBrokenDataFolderIsOneLineWithTheWayOut() throws Exception {
    Path data = folder.resolve("data");
    Files.createDirectories(data.resolve("postgres/data"));
    Files.writeString(data.resolve("postgres/data/PG_VERSION"), "7");
    assertRefused(RunningPlatform.launch(data, RunningPlatform.freePort()), "another data folder");
  }

  @Test
  void aFullDiskIsOneLineWithTheWayOut() throws Exception {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    List<String> small = // of 64 MB, and seen by the command behind it alone
        List.of(
            "unshare",
            "--user",
            "--map-root-user",
            "--mount",
            "sh",
            "-c",
            "mount -t tmpfs -o size=64m none \"$0\" && exec \"$@\"",
            disk.toString());
    List<String> tried = new ArrayList<>(small);
    tried.add("true");
    assumeThat(new ProcessBuilder(tried).start().waitFor())
        .as("a small disk can't be mounted here: that needs user namespaces")
        .isZero();
    assertRefused(
        RunningPlatform.launchBy(small, disk.resolve("data"), RunningPlatform.freePort()),
        "Free some space");
    assertThat(disk).isEmptyDirectory();
  }

  private static JsonNode clusters(RunningPlatform platform) {
    return platform.rest("admin").get("/api/v1/clusters").json().path("items");
  }

  private static void assertRefused(RunningPlatform platform, String wayOut)
      throws InterruptedException, IOException {
    try (platform) {
      assertThat(platform.process().waitFor(120, TimeUnit.SECONDS)).isTrue();
      assertThat(platform.process().exitValue()).isNotZero();
      List<String> errors =
          platform.output().lines().filter(line -> line.startsWith("fairlead:")).toList();
      assertThat(errors).hasSize(1).first().asString().contains(wayOut);
      assertThat(platform.output()).doesNotContain("Exception", "\tat ");
    }
  }
}
