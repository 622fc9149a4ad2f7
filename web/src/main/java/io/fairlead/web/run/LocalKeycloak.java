package io.fairlead.web.run;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** The Keycloak that {@code run --keycloak} starts beside the platform, to try signing in with. */
final class LocalKeycloak implements AutoCloseable {

  private static final int PORT_ABOVE = 100;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Keycloak keycloak;
  private final KeycloakSecrets secrets;
  private final Path secretsFile;

  private LocalKeycloak(Keycloak keycloak, KeycloakSecrets secrets, Path secretsFile) {
    this.keycloak = keycloak;
    this.secrets = secrets;
    this.secretsFile = secretsFile;
  }

  static LocalKeycloak start(RunOptions options, DataFolder folder, String platform) {
    String distribution = System.getProperty(Keycloak.DISTRIBUTION, "");
    if (distribution.isEmpty() || !Files.isDirectory(Path.of(distribution))) {
      throw new CannotStart(
          "There is no Keycloak to start.", "Use ./fairlead run --keycloak, which fetches it.");
    }
    try {
      Files.createDirectories(folder.keycloak());
    } catch (IOException e) {
      throw new CannotStart(
          "%s can't be made: %s.".formatted(folder.keycloak(), e.getMessage()),
          "Make it a folder that you may write to.");
    }
    Path secretsFile = folder.keycloak().resolve("secrets.json");
    KeycloakSecrets secrets = KeycloakSecrets.in(secretsFile);
    int wanted = Math.min(options.port() + PORT_ABOVE, 65_535);
    Keycloak started =
        Keycloak.start(
            Path.of(distribution),
            folder.keycloak(),
            options.home().resolve("docs/keycloak/fairlead-realm.json"),
            Ports.freeNear(wanted),
            URI.create(platform),
            secrets);
    return new LocalKeycloak(started, secrets, secretsFile);
  }

  /** The platform's settings that go with it. */
  List<String> settings() {
    return List.of(
        "--fairlead.sign-in.oidc.issuer=" + keycloak.issuer(),
        "--fairlead.sign-in.oidc.client-id=fairlead",
        "--fairlead.sign-in.oidc.client-secret=" + secrets.client(),
        "--fairlead.sign-in.oidc.name=Keycloak");
  }

  /** Waits for it, then tells where it is and who can sign in. */
  void introduce(Terminal terminal) {
    terminal.line("Keycloak starts; its log is in the data folder …");
    keycloak.await(PATIENCE);
    terminal.line(
        "Keycloak is at %s: rita (researcher), mona (manager), otto (auditor), adam (admin) and nora"
                .formatted(keycloak.url())
            + " (no role), password %s; its own admin has %s. Kept in %s."
                .formatted(secrets.people(), secrets.admin(), secretsFile));
  }

  @Override
  public void close() {
    keycloak.close();
  }
}
