package io.fairlead.platform.trial;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * How far a trial's predictions set groups apart, as it was measured after it completed.
 *
 * @param version of the study's measures that these figures are of
 * @param figures by the measure's name
 */
public record TrialFairness(int version, Map<String, Figure> figures) {

  /**
   * A measured value with its interval.
   *
   * @param value null where there is none
   * @param undefined whether some group has no denominator
   * @param beyond whether it was beyond the limit that held then
   * @param problem why there is no value; null where there is one
   */
  public record Figure(
      @Nullable Double value,
      @Nullable Double low,
      @Nullable Double high,
      boolean undefined,
      boolean beyond,
      @Nullable String problem) {

    /** What could not be measured. */
    public static Figure none(String problem) {
      return new Figure(null, null, null, true, false, problem);
    }
  }

  public TrialFairness {
    figures = Map.copyOf(figures);
  }

  /** As the table keeps it; {@code beyond} says whether any is, for the database's own rule. */
  public String json() {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("version", version);
    members.put("beyond", figures.values().stream().anyMatch(Figure::beyond));
    members.put("figures", figures);
    return JsonMapper.shared().writeValueAsString(members);
  }

  static @Nullable TrialFairness read(@Nullable String json) {
    return json == null ? null : JsonMapper.shared().readValue(json, Stored.class).fairness();
  }

  private record Stored(int version, boolean beyond, Map<String, Figure> figures) {
    TrialFairness fairness() {
      return new TrialFairness(version, figures);
    }
  }
}
