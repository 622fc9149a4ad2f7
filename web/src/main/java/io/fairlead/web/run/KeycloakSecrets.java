package io.fairlead.web.run;

import io.fairlead.platform.workspace.Passwords;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the Keycloak beside the platform is set up with, kept in a file of its owner's alone.
 *
 * @param client the secret of the platform's client
 * @param script the secret of the service account {@code fairlead-ci}
 * @param people the password of all people of the realm file
 * @param admin the password of Keycloak's own {@code admin}
 */
public record KeycloakSecrets(String client, String script, String people, String admin) {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  /** New ones. */
  public static KeycloakSecrets fresh() {
    return new KeycloakSecrets(
        Passwords.next(), Passwords.next(), Passwords.next(), Passwords.next());
  }

  /** Those in {@code file}, made when it is missing. */
  static KeycloakSecrets in(Path file) {
    try {
      if (Files.exists(file)) {
        return JSON.readValue(Files.readAllBytes(file), KeycloakSecrets.class);
      }
      KeycloakSecrets made = fresh();
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(file, JSON.writeValueAsBytes(made));
      return made;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return "KeycloakSecrets[not shown]";
  }
}
