package io.fairlead.web.ui.markdown;

import org.jspecify.annotations.Nullable;

/** TeX in pieces: a command, a number, or one sign; spaces mean nothing. */
final class TexTokens {

  private final String source;
  private int at;

  TexTokens(String source) {
    this.source = source;
  }

  /** The next one, which stays; null at the end. */
  @Nullable String peek() {
    int before = at;
    String token = next();
    at = before;
    return token;
  }

  /** Null at the end. */
  @Nullable String next() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    if (at >= source.length()) {
      return null;
    }
    int from = at;
    char first = source.charAt(at);
    if (first == '\\' && at + 1 < source.length()) {
      at++;
      if (Character.isLetter(source.charAt(at))) {
        while (at < source.length() && isLatin(source.charAt(at))) {
          at++;
        }
        at = Math.max(at, from + 2);
      } else {
        at++;
      }
    } else if (Character.isDigit(first)) {
      while (at < source.length() && isOfNumber(at)) {
        at++;
      }
    } else {
      at += Character.charCount(source.codePointAt(at));
    }
    return source.substring(from, at);
  }

  private boolean isOfNumber(int place) {
    char each = source.charAt(place);
    return Character.isDigit(each)
        || (each == '.'
            && place + 1 < source.length()
            && Character.isDigit(source.charAt(place + 1)));
  }

  private static boolean isLatin(char each) {
    return (each >= 'a' && each <= 'z') || (each >= 'A' && each <= 'Z');
  }

  /** The text between the next braces as it stands; empty when there are none. */
  String braced() {
    while (at < source.length() && Character.isWhitespace(source.charAt(at))) {
      at++;
    }
    int close = source.indexOf('}', at);
    if (at >= source.length() || source.charAt(at) != '{' || close < 0) {
      return "";
    }
    String text = source.substring(at + 1, close);
    at = close + 1;
    return text;
  }
}
