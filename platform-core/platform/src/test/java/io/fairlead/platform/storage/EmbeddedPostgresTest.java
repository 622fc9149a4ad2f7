package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

  private static final int LIMIT_SECONDS = 120;

  private static Path ready = Path.of("");

  @TempDir Path home = Path.of("");

  /** A home whose server was set up and stopped, to be copied: setting one up takes seconds. */
  @BeforeAll
  static void setUpOnce(@TempDir Path folder) {
    ready = folder;
    EmbeddedPostgres.start(ready, TestServer.PROGRAMS).close();
  }

  private void copyReadyHome() throws IOException {
    try (Stream<Path> all = Files.walk(ready)) {
      for (Path each : all.skip(1).toList()) {
        Files.copy(
            each,
            home.resolve(ready.relativize(each).toString()),
            StandardCopyOption.COPY_ATTRIBUTES,
            LinkOption.NOFOLLOW_LINKS);
      }
    }
  }

  private EmbeddedPostgres start() {
    return EmbeddedPostgres.start(home, TestServer.PROGRAMS);
  }

  private static String ask(Database database, String query) throws SQLException {
    try (Connection admin = database.connectAsAdmin();
        Statement statement = admin.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static void tell(Database database, String command) throws SQLException {
    try (Connection admin = database.connectAsAdmin();
        Statement statement = admin.createStatement()) {
      statement.execute(command);
    }
  }

  private void refuses(String what, String wayOut) {
    assertThatThrownBy(this::start)
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(wayOut)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
  }

  @Test
  void dataOutlivesTheServer() throws Exception {
    try (EmbeddedPostgres first = start()) {
      Database platform = first.platform();
      tell(platform, "create table kept (a int); insert into kept values (7)");
      assertThat(ask(platform, "select current_setting('fsync')")).isEqualTo("on");
      refuses("Another Fairlead is running", "another data folder");
      assertThat(first.isAlive()).isTrue();
    }
    try (EmbeddedPostgres second = start()) {
      assertThat(ask(second.platform(), "select a from kept")).isEqualTo("7");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(home.resolve("credentials.properties"))))
        .isEqualTo("rw-------");
  }

  @Test
  void onlyWhoHasThePasswordGetsInAndOnlyFromThisMachine() throws Exception {
    copyReadyHome();
    try (EmbeddedPostgres server = start()) {
      Database database = server.maintenance();
      assertThatThrownBy(() -> database.connect(new Login(Database.ADMIN, "guess")).close())
          .hasMessageContaining("password authentication failed");
      Optional<InetAddress> other = otherAddress();
      if (other.isPresent()) {
        InetSocketAddress outside = new InetSocketAddress(other.get(), port(database));
        try (Socket socket = new Socket()) {
          assertThatThrownBy(() -> socket.connect(outside, 5_000)).isInstanceOf(IOException.class);
        }
      }
    }
  }

  private static int port(Database database) {
    return Integer.parseInt(database.server().replaceFirst(".*:", ""));
  }

  private static Optional<InetAddress> otherAddress() throws SocketException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
        .findFirst();
  }

  @Test
  void aServerThatWasLeftBehindIsStoppedFirst() throws Exception {
    copyReadyHome();
    Process platform =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                PostgresForever.class.getName(),
                home.toString(),
                TestServer.PROGRAMS.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    try (BufferedReader output = platform.inputReader(StandardCharsets.UTF_8)) {
      assertThat(output.lines().filter(line -> line.startsWith("started")).findFirst()).isPresent();
    } finally {
      platform.destroyForcibly();
    }
    assertThat(platform.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)).isTrue();
    ProcessHandle orphan =
        Orphan.of(home.toRealPath().resolve("data")).map(Orphan::process).orElseThrow();
    assertThat(orphan.isAlive()).isTrue();

    try (EmbeddedPostgres server = start()) {
      assertThat(orphan.isAlive()).isFalse();
      assertThat(ask(server.maintenance(), "select 1")).isEqualTo("1");
    }
  }

  @Test
  void aServerThatEndsByItselfStartsAgainWithItsData() throws Exception {
    copyReadyHome();
    EmbeddedPostgres server = start();
    try (server) {
      Database database = server.maintenance();
      tell(database, "create table kept (a int); insert into kept values (7)");
      for (int kills = 0; kills < 2; kills++) {
        ProcessHandle first = running().orElseThrow();
        first.destroyForcibly();
        first.onExit().join();
        await()
            .atMost(LIMIT_SECONDS, TimeUnit.SECONDS)
            .ignoreExceptionsInstanceOf(SQLException.class)
            .until(() -> ask(database, "select a from kept").equals("7"));
        assertThat(running().orElseThrow()).isNotEqualTo(first);
        assertThat(server.isAlive()).isTrue();
      }
    }
    assertThat(running()).as("what was closed stays closed").isEmpty();
    assertThat(server.isAlive()).isFalse();
  }

  private Optional<ProcessHandle> running() throws IOException {
    return Orphan.of(home.toRealPath().resolve("data")).map(Orphan::process);
  }

  @Test
  void aStrangerWithTheSameProcessNumberIsLeftAlone() throws Exception {
    copyReadyHome();
    Process stranger = new ProcessBuilder("sleep", "600").start();
    try {
      Files.write(
          home.resolve("data/postmaster.pid"),
          List.of(String.valueOf(stranger.pid()), home.resolve("data").toString()));
      start().close();
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly();
    }
  }

  @Test
  void aSetupThatWasCutOffIsDoneAgain() throws IOException {
    Files.createDirectories(home.resolve("data.new/half"));
    start().close();
    assertThat(home.resolve("data.new")).doesNotExist();
  }

  @Test
  void brokenFoldersAreExplained() throws IOException {
    Files.createDirectories(home.resolve("data"));
    refuses("not a PostgreSQL data folder", "Restore it from a backup");
    Files.writeString(home.resolve("data/PG_VERSION"), "12\n");
    refuses("is of PostgreSQL 12", "pg_upgrade");
    Files.writeString(home.resolve("data/PG_VERSION"), PostgresBinaries.MAJOR + "\n");
    refuses("not its passwords", "Restore that file");
    Credentials.generate().write(home.resolve("credentials.properties"));
    refuses("did not start", "Restore the folder");
    Files.writeString(home.resolve("credentials.properties"), "admin=x\n");
    refuses("incomplete", "Restore that file");
  }

  @Test
  void aDamagedControlFileIsExplained() throws IOException {
    copyReadyHome();
    Files.write(home.resolve("data/global/pg_control"), new byte[8192]);
    refuses("did not start", "Restore the folder");
  }

  @Test
  void aWrongPasswordFileIsExplained() throws IOException {
    copyReadyHome();
    Credentials.generate().write(home.resolve("credentials.properties"));
    refuses("refuses the password", "Restore that file");
  }

  @Test
  void aFileInTheWayIsExplained() throws IOException {
    Path file = Files.createFile(home.resolve("file"));
    assertThatThrownBy(() -> EmbeddedPostgres.start(file, TestServer.PROGRAMS))
        .isInstanceOf(StorageUnavailableException.class)
        .hasMessageContaining("in the way");
  }

  @Test
  void aServerThatCouldLoseDataIsRefused() throws SQLException {
    Database database = TestServer.freshDatabase();
    try (Connection connection = database.connectAsAdmin();
        Statement statement = connection.createStatement()) {
      ServerSettings.checkDurable(connection);
      statement.execute("set synchronous_commit = off");
      assertThatThrownBy(() -> ServerSettings.checkDurable(connection))
          .isInstanceOf(StorageUnavailableException.class)
          .hasMessageContaining("synchronous_commit=off");
    }
    TestServer.drop(database);
  }

  @Test
  void passwordsAreNotShown() {
    Credentials credentials = Credentials.generate();
    assertThat(Database.embedded(1, "n", credentials).toString())
        .doesNotContain(credentials.app())
        .doesNotContain(credentials.admin());
  }
}
