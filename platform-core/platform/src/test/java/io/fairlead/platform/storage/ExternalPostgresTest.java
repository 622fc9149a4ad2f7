package io.fairlead.platform.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.mock.env.MockEnvironment;

/** A server with TLS on which the platform is no superuser, from nothing to tables. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ExternalPostgresTest {

  @TempDir private static Path folder;

  @SuppressWarnings("NullAway.Init")
  private static TlsServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        TlsServer.start(Files.createDirectory(folder.resolve("external")), TestServer.PROGRAMS);
    Files.writeString(folder.resolve("password"), TlsServer.PASSWORD + "\n");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path statements() {
    Path here = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(here.resolve(".mvn"))) {
      here = here.getParent();
    }
    return here.resolve("docs/postgresql.sql");
  }

  /** As a platform does when it starts: one password from a file, one from the environment. */
  private static Database open(String url) {
    return new ExternalConfiguration()
        .database(
            new MockEnvironment()
                .withProperty("fairlead.database.url", url)
                .withProperty(
                    "fairlead.database.owner.password-file", folder.resolve("password").toString())
                .withProperty("fairlead.database.app.password", TlsServer.PASSWORD),
            Clock.systemUTC());
  }

  private static void refuses(String url, String... words) {
    assertThatThrownBy(() -> open(url))
        .isInstanceOf(StorageUnavailableException.class)
        .satisfies(
            refusal -> {
              assertThat(refusal.getMessage()).contains(words);
              assertThat(refusal.getMessage())
                  .doesNotContain("\n")
                  .doesNotContain(TlsServer.PASSWORD);
            });
  }

  private static String ask(Database database, Login login, String query) throws SQLException {
    try (Connection connection = database.connect(login);
        Statement statement = connection.createStatement();
        ResultSet answer = statement.executeQuery(query)) {
      answer.next();
      return answer.getString(1);
    }
  }

  @Test
  @Order(1)
  void aServerWithoutRolesIsTurnedDownWithTheWayOut() {
    refuses(server.url(), "fairlead_owner can't sign in", "docs/postgresql.sql");
  }

  @Test
  @Order(2)
  void whatTheScriptMakesIsEnough() throws Exception {
    server.prepare(statements());
    Database database = open(server.url());
    assertThat(
            ask(
                database,
                database.app(),
                "select ssl from pg_stat_ssl where pid = pg_backend_pid()"))
        .isEqualTo("t");
    try (Connection admin = server.admin()) {
      assertThat(TableRules.violations(admin)).isEmpty();
    }
    assertThatThrownBy(() -> ask(database, database.app(), "select count(*) from person"))
        .hasMessageContaining("does not exist"); // not even to be seen
    assertThat(database.isShared()).isTrue();
  }

  @Test
  @Order(3)
  void allThatIsMissingIsSaidAtOnceWithWhatMendsIt() {
    server.administer("alter role fairlead_app superuser");
    server.administer("revoke fairlead_guest from fairlead_app");
    refuses(
        server.url(),
        "fairlead_app may do more than it should",
        "alter role fairlead_app nosuperuser",
        "grant fairlead_guest to fairlead_app with inherit false, set true");
    server.administer("alter role fairlead_app nosuperuser");
    server.administer("grant fairlead_guest to fairlead_app with inherit true, set true");
    refuses(server.url(), "can't just take on fairlead_guest");
    server.administer("grant fairlead_guest to fairlead_app with inherit false, set true");
    server.administer("grant fairlead_owner to fairlead_app");
    refuses(
        server.url(), "is a member of fairlead_owner", "revoke fairlead_owner from fairlead_app");
    server.administer("revoke fairlead_owner from fairlead_app");
    server.administer("alter database fairlead owner to fairlead_admin");
    refuses(server.url(), "grant connect on database fairlead to fairlead_owner");
    server.administer("grant connect on database fairlead to fairlead_owner");
    refuses(server.url(), "belongs to fairlead_admin", "alter database \"fairlead\" owner to");
    server.administer("alter database fairlead owner to fairlead_owner");
    server.administer("alter database fairlead set synchronous_commit = off");
    refuses(server.url(), "synchronous_commit=off");
    server.administer("alter database fairlead reset synchronous_commit");
    open(server.url());
  }

  @Test
  @Order(4)
  void whatIsWrongOnTheWayIsSaid() throws IOException, GeneralSecurityException {
    Path other = TlsServer.certificate(Files.createDirectory(folder.resolve("other")));
    refuses(
        server.url().replaceFirst("sslrootcert=.*", "sslrootcert=" + other), "sslrootcert=FILE");
    refuses(server.url().replace("/fairlead?", "/elsewhere?"), "create database elsewhere");
  }

  @ParameterizedTest
  @Order(5)
  @CsvSource(
      delimiter = '#',
      value = {
        "postgres://h/fairlead # jdbc:postgresql://HOST/DATABASE",
        "jdbc:postgresql:fairlead # jdbc:postgresql://HOST/DATABASE",
        "jdbc:postgresql://127.0.0.1/f?password=x # password-file",
        "jdbc:postgresql://me:x@127.0.0.1/f # password-file",
        "jdbc:postgresql://192.0.2.1/f # sslmode=verify-full",
        "jdbc:postgresql://127.0.0.1,192.0.2.1/f?sslmode=prefer # sslmode=verify-full",
      })
  void settingsThatCannotBeRightAreRefused(String url, String word) {
    refuses(url, word);
  }

  @Test
  @Order(6)
  void twoThatStartAtOnceMigrateOneAfterTheOther() {
    server.administer("drop database fairlead with (force)");
    server.administer("create database fairlead owner fairlead_owner template template0");
    var first = CompletableFuture.supplyAsync(() -> open(server.url()));
    var second = CompletableFuture.supplyAsync(() -> open(server.url()));
    assertThat(first.join()).isEqualTo(second.join());
  }

  @Test
  @Order(7)
  void tablesMayBeOneReleaseNewerAndNotTwo() throws SQLException {
    Database database = open(server.url());
    try (Connection owner = database.connect(database.owner());
        Statement statement = owner.createStatement()) {
      statement.execute(
          "insert into flyway_schema_history select 10000, '900', 'later', 'SQL', 'V900__later.sql',"
              + " 1, 'fairlead_owner', now(), 1, true");
      new Releases("2.0", Map.of("2.0", 900)).note(owner);
      assertThat(open(server.url())).isEqualTo(database);
      new Releases("3.0", Map.of("2.0", 900, "3.0", 950)).note(owner);
    }
    refuses(
        server.url(), "those of release 3.0 (migration 950)", "Start release 2.0 or a newer one.");
  }
}
