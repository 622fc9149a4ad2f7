package io.fairlead.kernel.exchange;

import io.fairlead.kernel.json.JsonObject;
import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Condition.Related;
import io.fairlead.kernel.space.Condition.Related.Relation;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.IntegerDomain;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** ConfigSpace's conditions and forbidden clauses in ours. */
final class ConfigSpaceConditions {

  private final Map<String, Domain> domains;

  ConfigSpaceConditions(Map<String, Domain> domains) {
    this.domains = domains;
  }

  /** The condition of each child; several of one child must all hold. */
  Map<String, Condition> ofChildren(List<JsonObject> forms) {
    Map<String, Condition> rules = new LinkedHashMap<>();
    for (JsonObject each : forms) {
      rules.merge(each.text("child"), condition(each), (one, other) -> Condition.all(one, other));
    }
    return rules;
  }

  private Condition condition(JsonObject form) {
    return switch (form.text("type")) {
      case "AND" -> all(form.objects("conditions").stream().map(this::condition).toList());
      case "OR" -> any(form.objects("conditions").stream().map(this::condition).toList());
      case "EQ" -> in(form, "parent", List.of(form.any("value")));
      case "NEQ" -> not(form, form.any("value"));
      case "IN" -> in(form, "parent", form.list("values"));
      case "GT" -> beyond(form, form.any("value"), true);
      case "LT" -> beyond(form, form.any("value"), false);
      default -> throw form.wrong("type", "one of AND, OR, EQ, NEQ, IN, GT and LT");
    };
  }

  Condition forbidden(JsonObject form) {
    return switch (form.text("type")) {
      case "AND" -> all(form.objects("clauses").stream().map(this::forbidden).toList());
      case "EQUALS" -> in(form, "name", List.of(form.any("value")));
      case "IN" -> in(form, "name", form.list("values"));
      case "RELATION_LT" -> related(form, Relation.LESS);
      case "RELATION_EQ" -> related(form, Relation.EQUAL);
      case "RELATION_GT" -> related(form, Relation.GREATER);
      default ->
          throw form.wrong(
              "type", "one of AND, EQUALS, IN, RELATION_LT, RELATION_EQ and RELATION_GT");
    };
  }

  private static Condition related(JsonObject form, Relation relation) {
    return new Related(form.text("left"), relation, form.text("right"));
  }

  private Condition in(JsonObject form, String field, List<?> values) {
    String parent = form.text(field);
    if (domain(form, field) instanceof CategoricalDomain) {
      Set<String> texts = new TreeSet<>();
      values.forEach(each -> texts.add(ForeignChoices.text(each)));
      return new Condition.OneOf(parent, texts);
    }
    List<Condition> points = new ArrayList<>();
    for (Object each : values) {
      points.add(new Condition.Between(parent, number(form, each), number(form, each)));
    }
    return any(points);
  }

  private Condition not(JsonObject form, Object value) {
    if (domain(form, "parent") instanceof CategoricalDomain choice) {
      Set<String> others = new TreeSet<>(choice.choices());
      others.remove(ForeignChoices.text(value));
      return new Condition.OneOf(form.text("parent"), others);
    }
    List<Condition> sides = new ArrayList<>();
    if (number(form, value) > end(form, 0)) {
      sides.add(beyond(form, value, false));
    }
    if (number(form, value) < end(form, Math.nextDown(1.0))) {
      sides.add(beyond(form, value, true));
    }
    return any(sides);
  }

  private Condition beyond(JsonObject form, Object value, boolean above) {
    String parent = form.text("parent");
    Domain domain = domain(form, "parent");
    if (domain instanceof CategoricalDomain choice) {
      int place = choice.choices().indexOf(ForeignChoices.text(value));
      int from = above ? place + 1 : 0;
      int to = above ? choice.choices().size() : Math.max(0, place);
      return new Condition.OneOf(parent, new TreeSet<>(choice.choices().subList(from, to)));
    }
    double number = number(form, value);
    if (domain instanceof IntegerDomain) {
      return above
          ? Condition.atLeast(parent, StrictMath.floor(number) + 1)
          : Condition.atMost(parent, StrictMath.ceil(number) - 1);
    }
    return above
        ? Condition.atLeast(parent, Math.nextUp(number))
        : Condition.atMost(parent, Math.nextDown(number));
  }

  /** One of the two ends of the parent's range. */
  private double end(JsonObject form, double unit) {
    return number(form, domain(form, "parent").at(unit));
  }

  private Domain domain(JsonObject form, String field) {
    Domain domain = domains.get(form.text(field));
    if (domain == null) {
      throw form.wrong(field, "the name of a hyperparameter");
    }
    return domain;
  }

  private static double number(JsonObject form, @Nullable Object value) {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw form.wrong(form.has("values") ? "values" : "value", "of the parent's numbers");
  }

  private static Condition all(List<Condition> conditions) {
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.All(conditions);
  }

  private static Condition any(List<Condition> conditions) {
    return conditions.size() == 1 ? conditions.getFirst() : new Condition.Any(conditions);
  }
}
