package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.Scale;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The one JSON form of parameters; {@link SpaceModule} gives it to Jackson.
 *
 * <p>A domain is {@code {"type": "float"|"integer", "low", "high", "scale": "linear"|"log"}} or
 * {@code {"type": "categorical", "choices"}}; a condition {@code {"parameter", "values"}}; a
 * parameter {@code {"name", "domain", "condition"?}}.
 */
public final class SpaceJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private SpaceJson() {}

  public static String write(Domain domain) {
    return node(domain).toString();
  }

  public static Domain readDomain(String json) {
    return domain(JSON.readTree(json));
  }

  public static String write(Condition condition) {
    return node(condition).toString();
  }

  static Condition readCondition(String json) {
    return condition(JSON.readTree(json));
  }

  static Parameter parameter(JsonNode node) {
    return new Parameter(
        node.required("name").asString(),
        domain(node.required("domain")),
        Optional.ofNullable(node.get("condition")).map(SpaceJson::condition));
  }

  static ObjectNode node(Parameter parameter) {
    ObjectNode node = JSON.createObjectNode().put("name", parameter.name());
    node.set("domain", node(parameter.domain()));
    parameter.condition().ifPresent(condition -> node.set("condition", node(condition)));
    return node;
  }

  static ObjectNode node(Domain domain) {
    ObjectNode node = JSON.createObjectNode();
    switch (domain) {
      case FloatDomain(double low, double high, Scale scale) ->
          node.put("type", "float").put("low", low).put("high", high).put("scale", name(scale));
      case IntegerDomain(long low, long high, Scale scale) ->
          node.put("type", "integer").put("low", low).put("high", high).put("scale", name(scale));
      case CategoricalDomain(List<String> choices) -> {
        ArrayNode array = node.put("type", "categorical").putArray("choices");
        choices.forEach(array::add);
      }
    }
    return node;
  }

  static ObjectNode node(Condition condition) {
    ObjectNode node = JSON.createObjectNode().put("parameter", condition.parameter());
    ArrayNode values = node.putArray("values");
    condition.values().forEach(values::add);
    return node;
  }

  static Domain domain(JsonNode node) {
    String type = node.required("type").asString();
    return switch (type) {
      case "float" ->
          new FloatDomain(
              node.required("low").asDouble(), node.required("high").asDouble(), scale(node));
      case "integer" ->
          new IntegerDomain(
              node.required("low").asLong(), node.required("high").asLong(), scale(node));
      case "categorical" -> new CategoricalDomain(texts(node.required("choices")));
      default -> throw new IllegalArgumentException("There is no domain type '" + type + "'.");
    };
  }

  static Condition condition(JsonNode node) {
    Set<String> values = new HashSet<>(texts(node.required("values")));
    return new Condition(node.required("parameter").asString(), values);
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private static String name(Scale scale) {
    return switch (scale) {
      case LINEAR -> "linear";
      case LOG -> "log";
    };
  }

  private static Scale scale(JsonNode node) {
    String name = node.required("scale").asString();
    return switch (name) {
      case "linear" -> Scale.LINEAR;
      case "log" -> Scale.LOG;
      default -> throw new IllegalArgumentException("There is no scale '" + name + "'.");
    };
  }
}
