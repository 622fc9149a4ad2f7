package io.fairlead.kernel.json;

import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON (RFC 8259) as plain values: maps in the order of their fields, lists, texts, {@link Long}
 * for whole numbers, {@link Double} for others, {@link Boolean} and null.
 *
 * <p>Writing is canonical for given values: no white space, fields in the map's order, numbers as
 * {@link Double#toString} and {@link Long#toString} have them. Reading and writing cost time linear
 * in the text.
 */
public final class Json {

  private Json() {}

  /**
   * The value that {@code text} stands for.
   *
   * @throws IllegalArgumentException with the place, for what isn't JSON, a field given twice or
   *     more than {@value JsonParser#DEEPEST} levels
   */
  public static @Nullable Object parse(String text) {
    return new JsonParser(text).document();
  }

  /**
   * The text of maps, collections, texts, finite numbers, booleans and null.
   *
   * @throws IllegalArgumentException for any other value
   */
  public static String write(@Nullable Object value) {
    StringBuilder text = new StringBuilder();
    write(text, value);
    return text.toString();
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    switch (value) {
      case null -> text.append("null");
      case String string -> quote(text, string);
      case Double number when Double.isFinite(number) -> text.append(number.doubleValue());
      case Long number -> text.append(number.longValue());
      case Integer number -> text.append(number.intValue());
      case Boolean flag -> text.append(flag.booleanValue());
      case Map<?, ?> fields -> {
        String separator = "{";
        for (Map.Entry<?, ?> each : fields.entrySet()) {
          text.append(separator);
          quote(text, String.valueOf(each.getKey()));
          text.append(':');
          write(text, each.getValue());
          separator = ",";
        }
        text.append(fields.isEmpty() ? "{}" : "}");
      }
      case Collection<?> values -> {
        String separator = "[";
        for (Object each : values) {
          text.append(separator);
          write(text, each);
          separator = ",";
        }
        text.append(values.isEmpty() ? "[]" : "]");
      }
      default ->
          throw new IllegalArgumentException(
              "JSON has finite numbers, texts, booleans, lists and maps, not %s (%s)."
                  .formatted(value, value.getClass().getSimpleName()));
    }
  }

  private static void quote(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char each = string.charAt(i);
      switch (each) {
        case '"' -> text.append("\\\"");
        case '\\' -> text.append("\\\\");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        case '\t' -> text.append("\\t");
        case '\b' -> text.append("\\b");
        case '\f' -> text.append("\\f");
        default -> {
          if (each < ' ') {
            text.append("\\u%04X".formatted((int) each));
          } else {
            text.append(each);
          }
        }
      }
    }
    text.append('"');
  }
}
