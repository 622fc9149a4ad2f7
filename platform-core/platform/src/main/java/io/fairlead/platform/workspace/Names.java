package io.fairlead.platform.workspace;

import io.fairlead.platform.problem.InvalidInput;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Pattern;

/** The rules for what people type when they make workspaces, people and tokens. */
final class Names {

  private static final Pattern WORKSPACE = Pattern.compile("[a-z][a-z0-9-]{0,38}");
  private static final Pattern PERSON = Pattern.compile("[a-z][a-z0-9._-]{0,62}");
  private static final int ROOM_FOR_A_NUMBER = 55;
  private static final int LONGEST_TEXT = 200;
  private static final int SHORTEST_PASSWORD = 12;
  private static final int LONGEST_PASSWORD = 72; // bcrypt reads no more

  private Names() {}

  static void checkWorkspace(String name) {
    if (!WORKSPACE.matcher(name).matches()) {
      throw new InvalidInput(
          "name",
          "A workspace's name has 1 to 39 small letters, digits and hyphens and starts with a"
              + " letter.",
          shown(name),
          "Choose one like 'credit-risk'.");
    }
  }

  static void checkPerson(String name) {
    if (!PERSON.matcher(name).matches()) {
      throw new InvalidInput(
          "name",
          "A person's name for signing in has 1 to 63 small letters, digits, dots, hyphens and"
              + " underscores and starts with a letter.",
          shown(name),
          "Choose one like 'ada.lovelace'.");
    }
  }

  static boolean isWorkspace(String name) {
    return WORKSPACE.matcher(name).matches();
  }

  /** A name by which someone whom another program calls {@code theirs} can be known here. */
  static String personNameLike(String theirs) {
    String plain = theirs.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9._-]", "-");
    String started = plain.matches("[a-z].*") ? plain : "p-" + plain;
    return started.substring(0, Math.min(started.length(), ROOM_FOR_A_NUMBER));
  }

  /** {@code theirs} as far as it can be a text here. */
  static String textLike(String theirs) {
    String plain = theirs.replaceAll("\\p{Cntrl}", " ").strip();
    return plain.substring(0, Math.min(plain.length(), LONGEST_TEXT));
  }

  static void checkText(String field, String text) {
    if (text.isBlank() || text.length() > LONGEST_TEXT) {
      throw new InvalidInput(
          field,
          "It is a text of 1 to %d characters.".formatted(LONGEST_TEXT),
          shown(text),
          "Give a short text.");
    }
  }

  /** Never shows the password. */
  static void checkPassword(String password) {
    int bytes = password.getBytes(StandardCharsets.UTF_8).length;
    if (password.length() < SHORTEST_PASSWORD || bytes > LONGEST_PASSWORD) {
      throw new InvalidInput(
          "password",
          "A password has at least %d characters and at most %d bytes."
              .formatted(SHORTEST_PASSWORD, LONGEST_PASSWORD),
          null,
          "Choose a longer or shorter one.");
    }
  }

  private static String shown(String text) {
    return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
  }
}
