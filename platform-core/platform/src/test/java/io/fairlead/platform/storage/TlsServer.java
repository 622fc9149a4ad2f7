package io.fairlead.platform.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Base64;
import java.util.List;

/**
 * A PostgreSQL as an organisation may have one: TLS with a certificate of its own, no roles of the
 * platform's, and no superuser for it.
 */
public final class TlsServer implements AutoCloseable {

  /** What the two roles sign in with, once they are made. */
  public static final String PASSWORD = "s3cret of the test";

  private final EmbeddedPostgres server;
  private final Path certificate;

  private TlsServer(EmbeddedPostgres server, Path certificate) {
    this.server = server;
    this.certificate = certificate;
  }

  /**
   * Starts one in an empty folder.
   *
   * @param programs the folder that the server's programs are unpacked to
   */
  public static TlsServer start(Path folder, Path programs) {
    EmbeddedPostgres server = EmbeddedPostgres.start(folder.resolve("server"), programs);
    try {
      Path certificate = certificate(folder);
      tell(server.maintenance(), "alter system set ssl_cert_file = '%s'".formatted(certificate));
      tell(
          server.maintenance(),
          "alter system set ssl_key_file = '%s'".formatted(folder.resolve("key.pem")));
      tell(server.maintenance(), "alter system set ssl = on");
      tell(server.maintenance(), "select pg_reload_conf()");
      return new TlsServer(server, certificate);
    } catch (IOException | GeneralSecurityException | RuntimeException e) {
      server.close();
      throw new IllegalStateException(e);
    }
  }

  /** By the JDK's own tool, the pair in {@code key.pem} and {@code certificate.pem}. */
  static Path certificate(Path folder) throws IOException, GeneralSecurityException {
    Path store = folder.resolve("pair.p12");
    char[] word = "changeit".toCharArray();
    Process keytool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-alias",
                    "server",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=localhost",
                    "-ext",
                    "san=ip:127.0.0.1,dns:localhost",
                    "-keystore",
                    store.toString(),
                    "-storepass",
                    "changeit"))
            .redirectErrorStream(true)
            .start();
    String said =
        new String(
            keytool.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    if (keytool.onExit().join().exitValue() != 0) {
      throw new IOException(said);
    }
    KeyStore pair = KeyStore.getInstance(store.toFile(), word);
    Path key = folder.resolve("key.pem");
    Files.createFile(
        key, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(key, pem("PRIVATE KEY", pair.getKey("server", word).getEncoded()));
    return Files.writeString(
        folder.resolve("certificate.pem"),
        pem("CERTIFICATE", pair.getCertificate("server").getEncoded()));
  }

  private static String pem(String kind, byte[] content) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(kind, Base64.getMimeEncoder().encodeToString(content), kind);
  }

  /** Does what the administrator is told to do: {@code docs/postgresql.sql}, and the passwords. */
  public void prepare(Path statements) throws IOException {
    String all =
        Files.readString(statements)
            .lines()
            .filter(it -> !it.startsWith("--"))
            .reduce("", (a, b) -> a + b + "\n");
    for (String each : all.split(";", -1)) {
      if (!each.isBlank()) {
        administer(each);
      }
    }
    for (String role : List.of(Database.OWNER, Database.APP)) {
      administer("alter role %s password '%s'".formatted(role, PASSWORD));
    }
  }

  /** Runs a statement as the server's administrator. */
  void administer(String statement) {
    tell(server.maintenance(), statement);
  }

  /** The server's superuser in the platform's database, to look past every rule. */
  Connection admin() throws SQLException {
    return server.maintenance().named("fairlead").connectAsAdmin();
  }

  /** For {@code fairlead.database.url}, with TLS and the server's name checked. */
  public String url() {
    return "jdbc:postgresql://%s/fairlead?sslmode=verify-full&sslrootcert=%s"
        .formatted(server.maintenance().server(), certificate);
  }

  private static void tell(Database database, String statement) {
    try (Connection connection = database.connectAsAdmin();
        Statement running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
