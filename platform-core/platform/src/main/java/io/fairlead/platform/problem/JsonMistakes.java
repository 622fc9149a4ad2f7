package io.fairlead.platform.problem;

import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.exc.InvalidFormatException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Says in a person's words what a parser found wrong. */
public final class JsonMistakes {

  private JsonMistakes() {}

  /**
   * @param form where what is expected can be read, as a sentence
   */
  public static InvalidInput explain(JacksonException mistake, String form) {
    String field = path(mistake);
    return switch (mistake) {
      case UnrecognizedPropertyException unknown ->
          new InvalidInput(
              field,
              "There is no field of that name.",
              unknown.getPropertyName(),
              "Leave it out or choose one of %s."
                  .formatted(
                      unknown.getKnownPropertyIds() == null
                          ? ""
                          : unknown.getKnownPropertyIds().stream()
                              .map(String::valueOf)
                              .sorted()
                              .toList()));
      case InvalidFormatException wrong when wrong.getTargetType().isEnum() ->
          new InvalidInput(
              field,
              "The value is one of %s."
                  .formatted(java.util.Arrays.toString(wrong.getTargetType().getEnumConstants())),
              String.valueOf(wrong.getValue()),
              "Choose one of them.");
      case MismatchedInputException wrong ->
          new InvalidInput(
              field, "The value must be %s.".formatted(kind(wrong.getTargetType())), null, form);
      default ->
          new InvalidInput(
              field,
              "The body must be JSON: %s.".formatted(firstLine(mistake.getOriginalMessage())),
              null,
              where(mistake.getLocation()));
    };
  }

  private static String path(JacksonException mistake) {
    StringBuilder path = new StringBuilder();
    for (JacksonException.Reference each : mistake.getPath()) {
      if (each.getPropertyName() != null) {
        path.append(path.isEmpty() ? "" : ".").append(each.getPropertyName());
      } else {
        path.append('[').append(each.getIndex()).append(']');
      }
    }
    return path.isEmpty() ? "body" : path.toString();
  }

  private static String kind(@org.jspecify.annotations.Nullable Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    return switch (type.getSimpleName()) {
      case "Integer", "Long", "int", "long" -> "a whole number";
      case "Double", "double" -> "a number";
      case "String" -> "a text";
      case "List" -> "a list";
      default -> "an object";
    };
  }

  private static String where(@org.jspecify.annotations.Nullable TokenStreamLocation location) {
    return location == null
        ? "Correct it."
        : "Correct it at line %d, column %d."
            .formatted(location.getLineNr(), location.getColumnNr());
  }

  private static String firstLine(String message) {
    return Objects.requireNonNullElse(message, "it can't be read").lines().findFirst().orElse("");
  }
}
