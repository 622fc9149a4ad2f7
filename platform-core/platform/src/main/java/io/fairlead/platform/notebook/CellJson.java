package io.fairlead.platform.notebook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.fairlead.platform.problem.InvalidInput;
import io.fairlead.platform.problem.JsonMistakes;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** The JSON of cells; strict, so that nothing misspelt is ignored. */
public final class CellJson {

  private static final int MOST_CHARACTERS = 400_000;

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
          .changeDefaultPropertyInclusion(it -> it.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private CellJson() {}

  /**
   * The content that {@code json} is.
   *
   * @throws InvalidInput naming the first field that is unknown, of the wrong type, or refused
   */
  public static <C> C read(JsonNode json, Class<C> type) {
    if (!json.isObject()) {
      throw new InvalidInput(
          "content",
          "A cell's content is a JSON object.",
          json.toString(),
          "Send {} for an empty one.");
    }
    try {
      return MAPPER.treeToValue(json, type);
    } catch (JacksonException e) {
      if (e.getCause() instanceof InvalidInput refused) {
        throw refused;
      }
      throw JsonMistakes.explain(e, "See the guide to notebooks for what each kind of cell holds.");
    }
  }

  /** As it is stored. */
  public static JsonNode write(Record content) {
    return MAPPER.valueToTree(content);
  }

  static JsonNode parse(String json) {
    return MAPPER.readTree(json);
  }

  static String text(JsonNode content) {
    String text = content.toString();
    if (text.length() > MOST_CHARACTERS) {
      throw new InvalidInput(
          "content",
          "A cell has at most %d characters.".formatted(MOST_CHARACTERS),
          text.length() + " characters",
          "Make two of it.");
    }
    return text;
  }
}
