package io.fairlead.kernel.space;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Values for the parameters that live, by name: immutable, in a stable order, each a {@link
 * Double}, {@link Long} or {@link String}. Two are equal when they hold the same values, in
 * whatever order.
 */
public final class Configuration {

  private static final Configuration EMPTY = new Configuration(Map.of());

  private final Map<String, Object> values;

  private Configuration(Map<String, Object> values) {
    this.values = Collections.unmodifiableMap(values);
  }

  /** A configuration without values. */
  public static Configuration empty() {
    return EMPTY;
  }

  /**
   * A configuration of {@code values} in their order; other numbers than double and long are
   * widened.
   *
   * @throws IllegalArgumentException for NaN, infinity, or a type that a parameter can't have
   */
  public static Configuration of(Map<String, ?> values) {
    Map<String, Object> checked = new LinkedHashMap<>();
    values.forEach((name, value) -> checked.put(name, checked(name, value)));
    return new Configuration(checked);
  }

  private static Object checked(String name, Object value) {
    return switch (value) {
      case Double number when Double.isFinite(number) -> number;
      case Float number when Float.isFinite(number) -> number.doubleValue();
      case Long number -> number;
      case Integer number -> number.longValue();
      case Short number -> number.longValue();
      case Byte number -> number.longValue();
      case String text -> text;
      default ->
          throw new IllegalArgumentException(
              "'%s' must be a finite number, a whole number or a text, was %s (%s); give one of those."
                  .formatted(name, value, value.getClass().getSimpleName()));
    };
  }

  /** The values by name, in order, unmodifiable. */
  public Map<String, Object> asMap() {
    return values;
  }

  /** Whether the parameter {@code name} has a value. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value of a {@link FloatDomain}; a whole number is widened. */
  public double getDouble(String name) {
    return switch (required(name)) {
      case Double number -> number;
      case Long number -> number;
      case Object other -> throw wrongType(name, "a number", other);
    };
  }

  /** The value of an {@link IntegerDomain}. */
  public long getLong(String name) {
    return switch (required(name)) {
      case Long number -> number;
      case Object other -> throw wrongType(name, "a whole number", other);
    };
  }

  /** The value of a {@link CategoricalDomain}. */
  public String getString(String name) {
    return switch (required(name)) {
      case String text -> text;
      case Object other -> throw wrongType(name, "a text", other);
    };
  }

  /** The value of a boolean: a choice between {@code false} and {@code true}. */
  public boolean getBoolean(String name) {
    return switch (required(name)) {
      case String text when text.equals("true") || text.equals("false") -> text.equals("true");
      case Object other -> throw wrongType(name, "true or false", other);
    };
  }

  /** The elements of an {@link Array}, as many as its length says, in order. */
  public List<Object> getList(String name) {
    long length = getLong(Array.length(name));
    List<Object> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(required(Array.element(name, i)));
    }
    return Collections.unmodifiableList(elements);
  }

  /** This configuration and one more value, which replaces one of the same name. */
  public Configuration with(String name, Object value) {
    Map<String, Object> extended = new LinkedHashMap<>(values);
    extended.put(name, checked(name, value));
    return new Configuration(extended);
  }

  @Nullable Object value(String name) {
    return values.get(name);
  }

  private Object required(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          "The configuration has no '%s'; it has %s.".formatted(name, values.keySet()));
    }
    return value;
  }

  private static IllegalArgumentException wrongType(String name, String wanted, Object value) {
    return new IllegalArgumentException("'%s' isn't %s but %s.".formatted(name, wanted, value));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Configuration that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
