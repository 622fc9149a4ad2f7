package io.fairlead.platform.scheduling;

import io.fairlead.kernel.search.SearchEvent;
import io.fairlead.kernel.search.SearchEvent.Ended;
import io.fairlead.kernel.search.SearchEvent.Ending;
import io.fairlead.kernel.search.SearchEvent.Reported;
import io.fairlead.kernel.search.SearchEvent.Resumed;
import io.fairlead.kernel.search.SearchEvent.Suggested;
import io.fairlead.kernel.search.Verdict;
import io.fairlead.kernel.space.Configuration;
import io.fairlead.platform.trial.Values;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Search events as they are stored; read back, they give the same digest. */
final class SearchEventJson {

  private SearchEventJson() {}

  static String write(SearchEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("trial", (long) event.trial());
    switch (event) {
      case Suggested suggested -> {
        fields.put("type", "suggested");
        fields.put("configuration", suggested.configuration().asMap());
        suggested.repeats().ifPresent(each -> fields.put("repeats", (long) each));
      }
      case Reported report -> {
        fields.put("type", "reported");
        fields.put("step", report.step());
        fields.put("objectives", report.objectives());
        fields.put("constraints", report.constraints());
        fields.put("verdict", report.verdict().name());
      }
      case Resumed _ -> fields.put("type", "resumed");
      case Ended ended -> {
        fields.put("type", "ended");
        fields.put("step", ended.step());
        fields.put("objectives", ended.objectives());
        fields.put("constraints", ended.constraints());
        fields.put("ending", ended.ending().name());
        if (!Double.isNaN(ended.cost())) {
          fields.put("cost", ended.cost());
        }
      }
    }
    return Values.write(fields);
  }

  static SearchEvent read(String json) {
    Map<String, Object> fields = Values.read(json);
    int trial = Math.toIntExact(whole(fields, "trial"));
    return switch (field(fields, "type").toString()) {
      case "suggested" ->
          new Suggested(
              trial,
              configuration(field(fields, "configuration")),
              fields.containsKey("repeats")
                  ? OptionalInt.of(Math.toIntExact(whole(fields, "repeats")))
                  : OptionalInt.empty());
      case "reported" ->
          new Reported(
              trial,
              whole(fields, "step"),
              numbers(field(fields, "objectives")),
              numbers(field(fields, "constraints")),
              Verdict.valueOf(field(fields, "verdict").toString()));
      case "resumed" -> new Resumed(trial);
      case "ended" ->
          new Ended(
              trial,
              Ending.valueOf(field(fields, "ending").toString()),
              whole(fields, "step"),
              numbers(field(fields, "objectives")),
              numbers(field(fields, "constraints")),
              fields.containsKey("cost") ? Values.number(field(fields, "cost")) : Double.NaN);
      default -> throw new IllegalStateException("Not a search event: " + json);
    };
  }

  private static Object field(Map<String, Object> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  private static long whole(Map<String, Object> fields, String name) {
    return ((Number) field(fields, name)).longValue();
  }

  private static Configuration configuration(Object value) {
    Map<String, Object> values = new LinkedHashMap<>();
    ((Map<?, ?>) value).forEach((name, each) -> values.put(name.toString(), each));
    return Configuration.of(values);
  }

  private static List<Double> numbers(Object value) {
    return ((List<?>) value).stream().map(Values::number).toList();
  }
}
