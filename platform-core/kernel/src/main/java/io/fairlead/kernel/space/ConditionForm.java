package io.fairlead.kernel.space;

import io.fairlead.kernel.json.JsonObject;
import io.fairlead.kernel.space.Condition.All;
import io.fairlead.kernel.space.Condition.Any;
import io.fairlead.kernel.space.Condition.Between;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Condition.Related;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Conditions in JSON. */
final class ConditionForm {

  private ConditionForm() {}

  static Map<String, Object> fields(Condition condition) {
    Map<String, Object> fields = new LinkedHashMap<>();
    switch (condition) {
      case OneOf(String parameter, Set<String> values) -> {
        fields.put("parameter", parameter);
        fields.put("values", values);
      }
      case Between(String parameter, double from, double to) -> {
        fields.put("parameter", parameter);
        if (from != Double.NEGATIVE_INFINITY) {
          fields.put("from", from);
        }
        if (to != Double.POSITIVE_INFINITY) {
          fields.put("to", to);
        }
      }
      case Related(String left, Related.Relation relation, String right) -> {
        fields.put("left", left);
        fields.put("relation", relation.name().toLowerCase(Locale.ROOT));
        fields.put("right", right);
      }
      case All(List<Condition> conditions) ->
          fields.put("all", conditions.stream().map(ConditionForm::fields).toList());
      case Any(List<Condition> conditions) ->
          fields.put("any", conditions.stream().map(ConditionForm::fields).toList());
    }
    return fields;
  }

  static Condition read(JsonObject form) {
    if (form.has("all")) {
      form.allowOnly("all");
      return new All(form.objects("all").stream().map(ConditionForm::read).toList());
    }
    if (form.has("any")) {
      form.allowOnly("any");
      return new Any(form.objects("any").stream().map(ConditionForm::read).toList());
    }
    if (form.has("left")) {
      form.allowOnly("left", "relation", "right");
      return new Related(form.text("left"), relation(form), form.text("right"));
    }
    if (form.has("from") || form.has("to")) {
      form.allowOnly("parameter", "from", "to");
      return new Between(
          form.text("parameter"),
          form.has("from") ? form.number("from") : Double.NEGATIVE_INFINITY,
          form.has("to") ? form.number("to") : Double.POSITIVE_INFINITY);
    }
    form.allowOnly("parameter", "values");
    return new OneOf(form.text("parameter"), new TreeSet<>(form.texts("values")));
  }

  private static Related.Relation relation(JsonObject form) {
    return switch (form.text("relation")) {
      case "less" -> Related.Relation.LESS;
      case "equal" -> Related.Relation.EQUAL;
      case "greater" -> Related.Relation.GREATER;
      default -> throw form.wrong("relation", "less, equal or greater");
    };
  }
}
