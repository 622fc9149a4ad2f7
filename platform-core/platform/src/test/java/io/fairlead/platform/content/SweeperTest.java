package io.fairlead.platform.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.storage.DataDirectory;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.storage.PlatformTest;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.workspace.FreshWorkspaces;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.message.ArtifactKind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@PlatformTest
class SweeperTest {

  private final Content content;
  private final Artifacts artifacts;
  private final Sweeper sweeper;
  private final DataDirectory directory;
  private final Workspaces workspaces;
  private final JdbcClient jdbc;
  private final Database database;
  private final Clock clock;
  private UUID workspace = Ids.next();

  SweeperTest(
      Content content,
      Artifacts artifacts,
      Sweeper sweeper,
      DataDirectory directory,
      Workspaces workspaces,
      JdbcClient jdbc,
      Database database,
      Clock clock) {
    this.content = content;
    this.artifacts = artifacts;
    this.sweeper = sweeper;
    this.directory = directory;
    this.workspaces = workspaces;
    this.jdbc = jdbc;
    this.database = database;
    this.clock = clock;
  }

  @BeforeEach
  void makeWorkspace() {
    workspace = FreshWorkspaces.one(workspaces);
  }

  /** Bytes whose row was never written. */
  private Path orphan(String text) throws IOException {
    try (Content.Draft draft = content.begin(workspace)) {
      draft.bytes().write(text.getBytes(StandardCharsets.UTF_8));
      return file(draft.store(Content.Stored::digest));
    }
  }

  private Path artifact(String text) throws IOException {
    try (Artifacts.Upload upload = artifacts.begin(workspace)) {
      upload.bytes().write(text.getBytes(StandardCharsets.UTF_8));
      return file(upload.commit(Ids.next(), ArtifactKind.MODEL, "model"));
    }
  }

  private Path file(String digest) {
    return directory
        .folder("content")
        .resolve(workspace.toString())
        .resolve(digest.substring(0, 2))
        .resolve(digest);
  }

  private void age(Path file) throws IOException {
    Files.setLastModifiedTime(
        file, FileTime.from(clock.instant().minus(Sweeper.GRACE).minus(Duration.ofMinutes(1))));
  }

  @Test
  void onlyWhatIsOldAndUnnamedGoes() throws IOException {
    Path named = artifact("named");
    Path old = orphan("old");
    Path young = orphan("young");
    age(named);
    age(old);
    assertThat(sweeper.sweep()).isEqualTo(1);
    assertThat(old).doesNotExist();
    assertThat(named).exists();
    assertThat(young).exists();
  }

  @Test
  void whatIsStoredAgainIsYoungAgain() throws IOException {
    Path once = orphan("twice");
    age(once);
    assertThat(orphan("twice")).isEqualTo(once);
    assertThat(sweeper.sweep()).isZero();
    assertThat(once).exists();
  }

  @Test
  void aRowThatIsBeingWrittenKeepsItsBytes() throws Exception {
    Path bytes = orphan("raced");
    CountDownLatch writing = new CountDownLatch(1);
    CountDownLatch sweeping = new CountDownLatch(1);
    CompletableFuture<String> writer =
        CompletableFuture.supplyAsync(() -> nameItSlowly(writing, sweeping), SweeperTest::start);
    assertThat(writing.await(5, TimeUnit.MINUTES)).isTrue();
    age(bytes);
    CompletableFuture<Integer> swept =
        CompletableFuture.supplyAsync(this::sweep, SweeperTest::start);
    awaitWaitingLock(swept);
    sweeping.countDown();
    assertThat(swept.get(5, TimeUnit.MINUTES)).isZero();
    assertThat(file(writer.get(5, TimeUnit.MINUTES))).isEqualTo(bytes).exists();
  }

  /** The common pool may have one thread alone, and here one waits for the other. */
  private static void start(Runnable work) {
    Thread.ofPlatform().daemon().start(work);
  }

  private int sweep() {
    try {
      return sweeper.sweep();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private String nameItSlowly(CountDownLatch writing, CountDownLatch sweeping) {
    try (Content.Draft draft = content.begin(workspace)) {
      draft.bytes().write("raced".getBytes(StandardCharsets.UTF_8));
      return draft.store(
          stored -> {
            jdbc.sql(
                    "insert into artifact (workspace_id, digest, bytes, created_at)"
                        + " values (current_workspace(), ?, ?, now())")
                .params(stored.digest(), stored.bytes())
                .update();
            writing.countDown();
            try {
              assertThat(sweeping.await(5, TimeUnit.MINUTES)).isTrue();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return stored.digest();
          });
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Until the sweeper waits for the writer, or is through without having waited. */
  private void awaitWaitingLock(CompletableFuture<Integer> swept) throws Exception {
    try (Connection admin = TestServer.admin(database);
        Statement statement = admin.createStatement()) {
      for (int i = 0; i < 600 && !swept.isDone(); i++) {
        try (ResultSet waiting =
            statement.executeQuery(
                "select count(*) from pg_locks where locktype = 'advisory' and not granted")) {
          waiting.next();
          if (waiting.getInt(1) > 0) {
            return;
          }
        }
        statement.execute("select pg_sleep(0.05)");
      }
      assertThat(swept).isDone();
    }
  }
}
