package io.fairlead.web.rest;

import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.JsonMistakes;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads small JSON bodies in which nothing is guessed. */
final class JsonBody {

  private static final JsonMapper STRICT =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .build();

  private JsonBody() {}

  /**
   * @throws InvalidInput naming the first field that is unknown or of the wrong type
   */
  static <T> T read(byte[] body, Class<T> form) {
    T read;
    try {
      read = STRICT.readValue(body, form);
    } catch (JacksonException e) {
      throw JsonMistakes.explain(e, "See the route's example at /v3/api-docs.");
    }
    if (read == null) { // the text "null"
      throw new InvalidInput("body", "The body must be a JSON object.", "null", "Send one.");
    }
    return read;
  }

  static <T> T required(String field, @Nullable T value) {
    if (value == null) {
      throw new InvalidInput(field, "This field is required.", null, "Add it.");
    }
    return value;
  }
}
