package io.fairlead.platform.trial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.ser.std.StdSerializer;

/**
 * Parameters and metrics as {@code jsonb} and back, to the bit: a double always has a fraction, so
 * that it isn't taken for a whole number, and NaN and infinity are texts.
 */
public final class Values {

  private static final TypeReference<LinkedHashMap<String, Object>> MAP = new TypeReference<>() {};

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .addModule(new SimpleModule().addSerializer(Double.class, new Doubles()))
          .build();

  private Values() {}

  /**
   * @param values Double, Long, String, or lists and maps of them
   */
  public static String write(Map<String, ?> values) {
    return MAPPER.writeValueAsString(values);
  }

  public static Map<String, Object> read(String json) {
    return MAPPER.readValue(json, MAP);
  }

  /** Metrics, which are doubles all. */
  public static Map<String, Double> readMetrics(String json) {
    Map<String, Double> metrics = new LinkedHashMap<>();
    read(json).forEach((name, value) -> metrics.put(name, number(value)));
    return metrics;
  }

  /** A number that {@link #write} wrote. */
  public static double number(Object value) {
    return value instanceof Number number
        ? number.doubleValue()
        : Double.parseDouble(value.toString());
  }

  private static final class Doubles extends StdSerializer<Double> {

    private Doubles() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializationContext context) {
      if (!Double.isFinite(value)) {
        json.writeString(value.toString());
        return;
      }
      BigDecimal exact = BigDecimal.valueOf(value);
      json.writeNumber(exact.scale() < 1 ? exact.setScale(1, RoundingMode.UNNECESSARY) : exact);
    }
  }
}
