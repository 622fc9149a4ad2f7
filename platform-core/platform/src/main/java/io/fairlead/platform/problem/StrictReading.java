package io.fairlead.platform.problem;

import com.fasterxml.jackson.annotation.Nulls;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * JSON in which nothing is guessed: unknown and doubled fields, numbers as texts or texts as
 * numbers, and nulls inside lists are refused, and so is text that no database holds.
 */
public final class StrictReading {

  private StrictReading() {}

  /** What all mappers of bodies begin with. */
  public static JsonMapper.Builder mapper() {
    return JsonMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
        .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
        .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
        .withCoercionConfigDefaults( // a text of blanks or NUL would be taken for nothing
            it ->
                it.setCoercion(CoercionInputShape.EmptyString, CoercionAction.Fail)
                    .setAcceptBlankAsEmpty(false))
        .changeDefaultNullHandling(it -> it.withContentNulls(Nulls.FAIL))
        .addModule(new SimpleModule("texts").addDeserializer(String.class, new Text()));
  }

  /** Neither a NUL, which PostgreSQL refuses, nor half of a pair, which isn't UTF-8. */
  static boolean isStorable(String text) {
    return text.codePoints()
        .noneMatch(
            each ->
                each == 0 || (each >= Character.MIN_SURROGATE && each <= Character.MAX_SURROGATE));
  }

  private static final class Text extends StdScalarDeserializer<String> {

    Text() {
      super(String.class);
    }

    @Override
    public String deserialize(JsonParser parser, DeserializationContext context) {
      if (!parser.hasToken(JsonToken.VALUE_STRING)) {
        return (String) context.handleUnexpectedToken(getValueType(context), parser);
      }
      String text = parser.getString();
      return isStorable(text)
          ? text
          : (String) context.handleWeirdStringValue(String.class, text, "not storable");
    }
  }
}
