package io.fairlead.platform.storage;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A PostgreSQL of somebody else's, under {@code fairlead.database}, in place of the embedded one.
 *
 * @param url {@code jdbc:postgresql://HOST[:PORT]/DATABASE[?OPTIONS]}, without a password
 * @param owner who owns the tables and migrates them when a platform starts
 * @param app who works
 * @param connections how many one platform has open at most; ≥ 5
 */
record DatabaseSettings(
    String url,
    @DefaultValue Secret owner,
    @DefaultValue Secret app,
    @DefaultValue("" + Database.CONNECTIONS) int connections) {

  private static final String PREFIX = "fairlead.database.";
  private static final Pattern URL =
      Pattern.compile("jdbc:postgresql://([^/?#\\s]+)/([^/?#\\s]+)(?:\\?([^#\\s]*))?");
  private static final Pattern ENCRYPTED =
      Pattern.compile("(^|.*&)sslmode=(require|verify-ca|verify-full)(&.*|$)");

  /** Says that plain text is meant. */
  private static final Pattern PLAIN = Pattern.compile("(^|.*&)sslmode=disable(&.*|$)");

  private static final int LEAST_CONNECTIONS = 5;

  /** A password, or the file that holds it. */
  record Secret(@Nullable String password, @Nullable Path passwordFile) {

    Login login(String user, String role) {
      if ((password == null) == (passwordFile == null)) {
        throw refused(
            "%s%s.password or password-file is needed, one of them".formatted(PREFIX, role),
            "Name the file that holds the password of %s.".formatted(user));
      }
      return new Login(user, passwordFile == null ? String.valueOf(password) : read(passwordFile));
    }

    private static String read(Path file) {
      try {
        return Files.readString(file).strip();
      } catch (IOException e) {
        throw new StorageUnavailableException(
            "The database's password can't be read: %s.".formatted(e),
            "Give this user the right to read that file, or name another.",
            e);
      }
    }

    @Override
    public String toString() {
      return "Secret";
    }
  }

  private static StorageUnavailableException refused(String what, String wayOut) {
    return new StorageUnavailableException(what + ".", wayOut);
  }

  /**
   * The database that is meant.
   *
   * @throws StorageUnavailableException when the settings can't be right
   */
  Database database() {
    Matcher parts = URL.matcher(url);
    if (!parts.matches()) {
      throw refused(
          PREFIX + "url is jdbc:postgresql://HOST/DATABASE, with options behind a question mark",
          "Correct it.");
    }
    String server = parts.group(1);
    String options = parts.group(3) == null ? "" : parts.group(3);
    if (server.contains("@") || options.matches("(?i)(.*&)?(user|password)=.*")) {
      throw refused(
          PREFIX + "url holds a user or a password, which logs would show",
          "Take it out and set %sowner.password-file and %sapp.password-file."
              .formatted(PREFIX, PREFIX));
    }
    if (!ENCRYPTED.matcher(options).matches()
        && !PLAIN.matcher(options).matches()
        && !Arrays.stream(server.split(",", -1)).allMatch(DatabaseSettings::isThisMachine)) {
      throw refused(
          "%s is elsewhere and nothing says that the way there is encrypted".formatted(server),
          "Add sslmode=verify-full&sslrootcert=FILE to %surl; sslmode=disable says that plain text is meant."
              .formatted(PREFIX));
    }
    if (connections < LEAST_CONNECTIONS) {
      throw refused(
          "%sconnections is at least %d; it was %d"
              .formatted(PREFIX, LEAST_CONNECTIONS, connections),
          "Raise it.");
    }
    return new Database(
        server,
        parts.group(2),
        options,
        owner.login(Database.OWNER, "owner"),
        app.login(Database.APP, "app"),
        null,
        connections);
  }

  private static boolean isThisMachine(String server) {
    String host = server.replaceFirst(":\\d+$", "").replaceAll("[\\[\\]]", "");
    try {
      return host.toLowerCase(Locale.ROOT).equals("localhost")
          || InetAddress.getByName(host).isLoopbackAddress();
    } catch (UnknownHostException e) {
      return false;
    }
  }

  /** Without passwords, so that no log shows them. */
  @Override
  public String toString() {
    return "DatabaseSettings[" + url + "]";
  }
}
