package io.fairlead.platform.trial;

import io.fairlead.kernel.search.Alternative;
import io.fairlead.kernel.search.Explanation;
import io.fairlead.kernel.search.Forecast;
import io.fairlead.kernel.space.Configuration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Why a configuration was suggested, as it is stored and as scripts read it. */
public final class ExplanationJson {

  private ExplanationJson() {}

  public static String write(Explanation explanation) {
    return Values.write(map(explanation));
  }

  /** What can't be said is left out. */
  public static Map<String, Object> map(Explanation explanation) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("strategy", explanation.strategy());
    fields.put("reason", explanation.reason());
    if (!Double.isNaN(explanation.information())) {
      fields.put("information", explanation.information());
    }
    if (!Double.isNaN(explanation.cost())) {
      fields.put("cost", explanation.cost());
    }
    explanation
        .forecast()
        .ifPresent(
            it ->
                fields.put(
                    "forecast",
                    new LinkedHashMap<>(
                        Map.of(
                            "mean", it.mean(),
                            "low", it.low(),
                            "high", it.high(),
                            "improvement", it.improvement()))));
    if (!explanation.alternatives().isEmpty()) {
      fields.put(
          "alternatives", explanation.alternatives().stream().map(ExplanationJson::map).toList());
    }
    return fields;
  }

  private static Map<String, Object> map(Alternative alternative) {
    return Map.of(
        "configuration", alternative.configuration().asMap(),
        "mean", alternative.mean(),
        "improvement", alternative.improvement());
  }

  static Explanation read(String json) {
    Map<String, Object> fields = Values.read(json);
    return new Explanation(
        String.valueOf(fields.get("strategy")),
        String.valueOf(fields.get("reason")),
        number(fields, "information"),
        number(fields, "cost"),
        fields.get("forecast") instanceof Map<?, ?> told
            ? Optional.of(
                new Forecast(
                    number(told, "mean"),
                    number(told, "low"),
                    number(told, "high"),
                    number(told, "improvement")))
            : Optional.empty(),
        fields.get("alternatives") instanceof List<?> weighed
            ? weighed.stream().map(ExplanationJson::alternative).toList()
            : List.of());
  }

  private static Alternative alternative(Object stored) {
    Map<?, ?> fields = (Map<?, ?>) stored;
    Map<String, Object> values = new LinkedHashMap<>();
    if (fields.get("configuration") instanceof Map<?, ?> configuration) {
      configuration.forEach((name, value) -> values.put(String.valueOf(name), value));
    }
    return new Alternative(
        Configuration.of(values), number(fields, "mean"), number(fields, "improvement"));
  }

  private static double number(Map<?, ?> fields, String name) {
    Object value = fields.get(name);
    return value == null ? Double.NaN : Values.number(value);
  }
}
