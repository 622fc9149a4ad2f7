package io.fairlead.platform.fairness;

import io.fairlead.kernel.fairness.AuditFigures;
import io.fairlead.kernel.fairness.Comparison;
import io.fairlead.kernel.fairness.Figure;
import io.fairlead.kernel.fairness.GroupFigures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Figures in full precision; the same figures give the same bytes. */
final class AuditJson {

  private AuditJson() {}

  static String of(AuditFigures figures) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("reference", figures.groups().get(figures.reference()).group());
    members.put("groups", figures.groups().stream().map(AuditJson::group).toList());
    members.put("overall", Map.of("measures", measures(figures.overall())));
    Map<String, Object> between = new LinkedHashMap<>();
    figures.between().forEach((name, figure) -> between.put(name, figure(figure)));
    members.put("between", between);
    members.put(
        "comparisons",
        figures.comparisons().stream().map(each -> comparison(figures, each)).toList());
    members.put(
        "statements",
        Statements.of(figures).stream()
            .map(each -> Map.of("kind", each.kind().name(), "text", each.text()))
            .map(java.util.TreeMap::new)
            .toList());
    return JsonMapper.shared().writeValueAsString(members);
  }

  private static Map<String, Object> group(GroupFigures group) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("group", group.group());
    members.put("small", group.isSmall());
    members.put("measures", measures(group));
    return members;
  }

  private static Map<String, Object> measures(GroupFigures group) {
    Map<String, Object> measures = new LinkedHashMap<>();
    group.measures().forEach((measure, figure) -> measures.put(measure.word(), figure(figure)));
    return measures;
  }

  private static Map<String, @Nullable Object> figure(Figure figure) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("value", number(figure.value()));
    members.put("low", number(figure.low()));
    members.put("high", number(figure.high()));
    members.put("undefined", figure.undefined());
    return members;
  }

  private static Map<String, Object> comparison(AuditFigures figures, Comparison comparison) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("measure", comparison.rate().word());
    members.put("group", figures.groups().get(comparison.group()).group());
    members.put("reference", figures.groups().get(comparison.reference()).group());
    members.put("difference", figure(comparison.difference()));
    members.put("simultaneous", List.of(comparison.together().low(), comparison.together().high()));
    members.put("moreThanChance", comparison.isMoreThanChance());
    return members;
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }
}
