package io.fairlead.kernel.json;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a JSON object by name and type; what is wrong is refused with the field's path, such as
 * {@code parameters[2].domain.low}. A field that is null counts as left out.
 */
public final class JsonObject {

  private final String path;
  private final Map<?, ?> fields;

  private JsonObject(String path, Map<?, ?> fields) {
    this.path = path;
    this.fields = fields;
  }

  /** The object that {@code text} is. */
  public static JsonObject parse(String text) {
    return at("", Json.parse(text));
  }

  private static JsonObject at(String path, @Nullable Object value) {
    if (value instanceof Map<?, ?> fields) {
      return new JsonObject(path, fields);
    }
    throw wrong(path.isEmpty() ? "The whole" : "'" + path + "'", "an object {…}", value);
  }

  /** Names of the fields, in order. */
  public List<String> names() {
    return fields.keySet().stream().map(String::valueOf).toList();
  }

  /** Where this object stands in the whole, such as {@code parameters[2]}; empty for the whole. */
  public String path() {
    return path;
  }

  /** Refuses fields of other names: a misspelt one is not ignored. */
  public void allowOnly(String... names) {
    Set<String> known = new TreeSet<>(Arrays.asList(names));
    for (String each : names()) {
      if (!known.contains(each)) {
        throw new IllegalArgumentException(
            "There is no field '%s'; choose one of %s or leave it out."
                .formatted(path(each), known));
      }
    }
  }

  public boolean has(String field) {
    return fields.get(field) != null;
  }

  /** The field's value as it is. */
  public Object any(String field) {
    Object value = fields.get(field);
    if (value == null) {
      throw new IllegalArgumentException(
          "The field '%s' is missing; add it.".formatted(path(field)));
    }
    return value;
  }

  public String text(String field) {
    if (any(field) instanceof String text) {
      return text;
    }
    throw wrong(field, "a text");
  }

  public double number(String field) {
    if (any(field) instanceof Number number) {
      return number.doubleValue() + 0.0;
    }
    throw wrong(field, "a number");
  }

  /** A whole number, also one written as 3.0. */
  public long whole(String field) {
    return switch (any(field)) {
      case Long number -> number;
      case Double number when number == Math.rint(number) && Math.abs(number) < 0x1p63 ->
          number.longValue();
      case Object _ -> throw wrong(field, "a whole number");
    };
  }

  public boolean flag(String field) {
    if (any(field) instanceof Boolean flag) {
      return flag;
    }
    throw wrong(field, "true or false");
  }

  public Optional<JsonObject> object(String field) {
    return has(field) ? Optional.of(at(path(field), any(field))) : Optional.empty();
  }

  /** A list of any values, some perhaps null. */
  public List<?> list(String field) {
    if (any(field) instanceof List<?> list) {
      return list;
    }
    throw wrong(field, "a list […]");
  }

  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    for (Object each : list(field)) {
      if (!(each instanceof String text)) {
        throw wrong(quoted("%s[%d]".formatted(field, texts.size())), "a text", each);
      }
      texts.add(text);
    }
    return texts;
  }

  /** A list of objects. */
  public List<JsonObject> objects(String field) {
    List<JsonObject> objects = new ArrayList<>();
    for (Object each : list(field)) {
      objects.add(at(path("%s[%d]".formatted(field, objects.size())), each));
    }
    return objects;
  }

  /** What to throw when the value of {@code field} isn't what is {@code wanted}. */
  public IllegalArgumentException wrong(String field, String wanted) {
    return wrong(quoted(field), wanted, fields.get(field));
  }

  private static IllegalArgumentException wrong(
      String what, String wanted, @Nullable Object value) {
    String shown = Json.write(value);
    return new IllegalArgumentException(
        "%s must be %s, was %s."
            .formatted(what, wanted, shown.length() > 80 ? shown.substring(0, 80) + "…" : shown));
  }

  private String quoted(String field) {
    return "'" + path(field) + "'";
  }

  private String path(String field) {
    return path.isEmpty() ? field : path + "." + field;
  }
}
