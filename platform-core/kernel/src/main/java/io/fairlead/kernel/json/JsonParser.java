package io.fairlead.kernel.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON document by recursive descent. */
final class JsonParser {

  /** Deeper nesting is refused before the stack overflows. */
  static final int DEEPEST = 500;

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("-?\\d{1,18}");
  private static final Pattern HEXADECIMAL = Pattern.compile("[0-9a-fA-F]{4}");

  private final String text;
  private int at;
  private int depth;

  JsonParser(String text) {
    this.text = text;
  }

  @Nullable Object document() {
    Object value = value();
    blank();
    if (at < text.length()) {
      throw wrong("nothing after the value");
    }
    return value;
  }

  private @Nullable Object value() {
    blank();
    if (at == text.length()) {
      throw wrong("a value");
    }
    return switch (text.charAt(at)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, @Nullable Object> object() {
    enter();
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    boolean more = !next('}');
    while (more) {
      blank();
      if (at == text.length() || text.charAt(at) != '"') {
        throw wrong("a field's name in quotes");
      }
      int start = at;
      String name = string();
      expect(':');
      if (fields.containsKey(name)) {
        at = start;
        throw wrong("each field once, not '" + name + "' twice");
      }
      fields.put(name, value());
      more = next(',');
      if (!more) {
        expect('}');
      }
    }
    depth--;
    return fields;
  }

  private List<@Nullable Object> array() {
    enter();
    List<@Nullable Object> values = new ArrayList<>();
    boolean more = !next(']');
    while (more) {
      values.add(value());
      more = next(',');
      if (!more) {
        expect(']');
      }
    }
    depth--;
    return values;
  }

  private void enter() {
    at++;
    if (++depth > DEEPEST) {
      throw wrong("at most %d levels".formatted(DEEPEST));
    }
  }

  private String string() {
    StringBuilder result = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != '"') {
      char each = text.charAt(at);
      if (each < ' ') {
        throw wrong("control characters written as \\u00XX");
      }
      at++;
      result.append(each == '\\' ? escaped() : each);
    }
    if (at == text.length()) {
      throw wrong("a quote that ends the text");
    }
    at++;
    return result.toString();
  }

  private char escaped() {
    char kind = at < text.length() ? text.charAt(at++) : ' ';
    return switch (kind) {
      case '"', '\\', '/' -> kind;
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'u' -> {
        if (at + 4 > text.length() || !HEXADECIMAL.matcher(text.substring(at, at + 4)).matches()) {
          throw wrong("four hexadecimal digits");
        }
        at += 4;
        yield (char) Integer.parseInt(text.substring(at - 4, at), 16);
      }
      default -> throw wrong("one of \" \\ / b f n r t u after a backslash");
    };
  }

  private Object number() {
    int start = at;
    while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    String digits = text.substring(start, at);
    if (!NUMBER.matcher(digits).matches()) {
      at = start;
      throw wrong("a value");
    }
    if (WHOLE.matcher(digits).matches()) {
      return Long.parseLong(digits);
    }
    double number = Double.parseDouble(digits);
    if (!Double.isFinite(number)) {
      at = start;
      throw wrong("a number that a double holds");
    }
    return number;
  }

  private @Nullable Boolean word(String word, @Nullable Boolean meaning) {
    if (!text.startsWith(word, at)) {
      throw wrong("a value");
    }
    at += word.length();
    return meaning;
  }

  private boolean next(char wanted) {
    blank();
    boolean there = at < text.length() && text.charAt(at) == wanted;
    at += there ? 1 : 0;
    return there;
  }

  private void expect(char wanted) {
    if (!next(wanted)) {
      throw wrong("'" + wanted + "'");
    }
  }

  private void blank() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private IllegalArgumentException wrong(String wanted) {
    String found =
        at >= text.length()
            ? "the end"
            : "'" + text.substring(at, Math.min(text.length(), at + 20)) + "'";
    return new IllegalArgumentException(
        "The JSON must have %s at character %d, was %s.".formatted(wanted, at + 1, found));
  }
}
