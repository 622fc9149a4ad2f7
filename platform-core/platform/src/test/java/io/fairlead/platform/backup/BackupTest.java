package io.fairlead.platform.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.audit.PublicKeys;
import io.fairlead.kernel.audit.SignedHead;
import io.fairlead.kernel.audit.Verdict;
import io.fairlead.kernel.audit.Verification;
import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.event.AuditTrail;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.StorageUnavailableException;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.ArtifactKind;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.support.GenericApplicationContext;

class BackupTest {

  private static final Actor AUDITOR = Actor.PLATFORM;
  private static final Progress QUIET = count -> {};

  @TempDir Path folder = Path.of("");

  /** The platform on a data folder of its own, with its own PostgreSQL. */
  @SpringBootConfiguration
  @EnableAutoConfiguration
  @ComponentScan("io.fairlead.platform")
  static class Application {}

  private static ConfigurableApplicationContext start(Path data) {
    return new SpringApplicationBuilder(Application.class)
        .web(WebApplicationType.NONE)
        .registerShutdownHook(false)
        .properties("fairlead.data=" + data, "fairlead.programs=" + TestServer.PROGRAMS)
        .properties("fairlead.scheduling.automatic=false")
        .properties("spring.main.banner-mode=off", "logging.level.root=warn")
        .initializers(
            (GenericApplicationContext context) -> context.registerBean(SimpleMeterRegistry.class))
        .run();
  }

  private static String store(Artifacts artifacts, UUID workspace, UUID attempt, String text)
      throws IOException {
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(text.repeat(2_000).getBytes(StandardCharsets.UTF_8));
      return upload.commit(attempt, ArtifactKind.CHECKPOINT, "checkpoint");
    }
  }

  private static byte[] export(AuditTrail trail, @Nullable UUID workspace) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    trail.export(workspace, AUDITOR).writeTo(out);
    return out.toByteArray();
  }

  private static void assertWhole(
      AuditTrail trail, @Nullable UUID workspace, String key, @Nullable SignedHead kept)
      throws IOException {
    byte[] export = export(trail, workspace);
    assertThat(new Verification(key, kept).of(new ByteArrayInputStream(export)))
        .isInstanceOf(Verdict.Whole.class);
  }

  @Test
  void whatIsBackedUpWhileItRunsComesBackWhole() throws Exception {
    Path data = folder.resolve("data");
    Path backup = folder.resolve("backup.tar.gz");
    Map<String, String> before = new ConcurrentHashMap<>();
    UUID attempt = Ids.next();
    UUID workspace;
    String key;
    SignedHead kept;
    try (ConfigurableApplicationContext beans = start(data)) {
      Artifacts artifacts = beans.getBean(Artifacts.class);
      Workspaces workspaces = beans.getBean(Workspaces.class);
      AuditTrail trail = beans.getBean(AuditTrail.class);
      UUID made = FreshWorkspaces.one(workspaces);
      workspace = made;
      for (int i = 0; i < 20; i++) {
        before.put(store(artifacts, made, attempt, "before " + i), "before " + i);
      }
      key = PublicKeys.hexOfPem(trail.publicKey());
      export(trail, made);
      kept = trail.head(made);

      AtomicBoolean over = new AtomicBoolean();
      CompletableFuture<Integer> busy =
          CompletableFuture.supplyAsync(() -> work(artifacts, workspaces, made, attempt, over));
      Backup.Taken taken = Backup.take(data, TestServer.PROGRAMS, backup, Clock.systemUTC(), QUIET);
      over.set(true);
      assertThat(busy.get(5, TimeUnit.MINUTES)).isPositive();
      assertThat(taken.elsewhere()).isZero();
      assertThat(taken.contents()).isGreaterThanOrEqualTo(20);
      assertThat(taken.masterKey()).isTrue();
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(backup)))
        .isEqualTo("rw-------");
    TestServer.delete(data);

    Restore.from(backup, data, QUIET);
    try (ConfigurableApplicationContext beans = start(data)) {
      Artifacts artifacts = beans.getBean(Artifacts.class);
      AuditTrail trail = beans.getBean(AuditTrail.class);
      assertWhole(trail, workspace, key, kept);
      assertWhole(trail, null, key, null);
      List<Artifacts.Artifact> all = artifacts.of(workspace, attempt);
      assertThat(all).extracting(Artifacts.Artifact::digest).containsAll(before.keySet());
      for (Artifacts.Artifact each : all) { // also those of the time in between
        try (InputStream in = artifacts.open(workspace, each.digest()).orElseThrow()) {
          assertThat(in.readAllBytes()).hasSize((int) each.bytes());
        }
      }
      assertThat(store(artifacts, workspace, attempt, "after")).isNotEmpty();
    }

    Path stopped = folder.resolve("stopped.tar.gz"); // nothing runs now
    assertThat(
            Backup.take(data, TestServer.PROGRAMS, stopped, Clock.systemUTC(), QUIET).elsewhere())
        .isZero();
    assertRefusals(stopped, data);
  }

  private static int work(
      Artifacts artifacts,
      Workspaces workspaces,
      UUID workspace,
      UUID attempt,
      AtomicBoolean over) {
    try {
      int count = 0;
      while (!over.get()) {
        store(artifacts, workspace, attempt, "meanwhile " + count++);
        FreshWorkspaces.one(workspaces); // an event of the installation's chain
      }
      return count;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertRefusals(Path backup, Path data) throws IOException {
    Path fresh = folder.resolve("fresh");
    refused(() -> Restore.from(backup, data, QUIET), "isn't empty");
    refused(
        () -> Backup.take(data, TestServer.PROGRAMS, backup, Clock.systemUTC(), QUIET),
        "is there already");
    refused(
        () ->
            Backup.take(fresh, TestServer.PROGRAMS, folder.resolve("no"), Clock.systemUTC(), QUIET),
        "no embedded database");
    byte[] good = Files.readAllBytes(backup);
    Path bad = folder.resolve("bad");
    for (int length : new int[] {0, 100, good.length / 2, good.length - 5_000}) {
      Files.write(bad, Arrays.copyOf(good, length));
      refused(() -> Restore.from(bad, fresh, QUIET), "nothing was changed");
    }
    for (int part = 1; part < 10; part++) {
      byte[] altered = good.clone();
      int place = good.length / 10 * part;
      for (int i = 0; i < 64; i++) { // a lone bit may leave what is unpacked as it is
        altered[place + i] ^= (byte) 0xff;
      }
      Files.write(bad, altered);
      refused(() -> Restore.from(bad, fresh, QUIET), "nothing was changed");
    }
    Files.writeString(bad, "no backup at all");
    refused(() -> Restore.from(bad, fresh, QUIET), "nothing was changed");
    assertThat(fresh).doesNotExist();
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left)
          .extracting(path -> path.getFileName().toString())
          .containsExactlyInAnyOrder("backup.tar.gz", "stopped.tar.gz", "bad", "data");
    }
  }

  /** What may be refused. */
  private interface Work {
    void run() throws IOException;
  }

  private static void refused(Work work, String why) {
    assertThatThrownBy(work::run)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(why);
  }
}
