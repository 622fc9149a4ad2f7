package io.fairlead.platform.problem;

/** What people write in words. */
public final class Written {

  private Written() {}

  /** The text without white space around it; empty when nothing in it can be seen. */
  public static String strip(String text) {
    String stripped = text.strip();
    return stripped.codePoints().allMatch(Written::isUnseen) ? "" : stripped;
  }

  private static boolean isUnseen(int character) {
    return Character.isSpaceChar(character)
        || Character.isWhitespace(character)
        || Character.getType(character) == Character.FORMAT;
  }
}
