package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.kernel.space.SpaceFormat;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON form of parameters, which is {@link SpaceFormat}'s; {@link SpaceModule} gives it to
 * Jackson.
 */
public final class SpaceJson {

  private static final JsonMapper JSON = JsonMapper.shared();

  private SpaceJson() {}

  public static String write(Domain domain) {
    return SpaceFormat.write(domain);
  }

  public static Domain readDomain(String json) {
    return SpaceFormat.readDomain(json);
  }

  public static String write(Condition condition) {
    return SpaceFormat.write(condition);
  }

  static Condition readCondition(String json) {
    return SpaceFormat.readCondition(json);
  }

  public static String write(List<Condition> conditions) {
    ArrayNode list = JSON.createArrayNode();
    conditions.forEach(each -> list.add(node(each)));
    return list.toString();
  }

  static List<Condition> readConditions(String json) {
    return JSON.readTree(json).valueStream().map(SpaceJson::condition).toList();
  }

  /** The parameter of a node that may say more, such as an entry of the catalog. */
  static Parameter parameter(JsonNode node) {
    ObjectNode known = JSON.createObjectNode();
    for (String member : List.of("name", "domain", "condition")) {
      if (node.has(member)) {
        known.set(member, node.path(member));
      }
    }
    return SpaceFormat.readParameter(known.toString());
  }

  static JsonNode node(Parameter parameter) {
    return JSON.readTree(SpaceFormat.write(parameter));
  }

  static JsonNode node(Domain domain) {
    return JSON.readTree(SpaceFormat.write(domain));
  }

  static JsonNode node(Condition condition) {
    return JSON.readTree(SpaceFormat.write(condition));
  }

  static Domain domain(JsonNode node) {
    return SpaceFormat.readDomain(node.toString());
  }

  /**
   * @throws IllegalArgumentException saying what is wrong with it
   */
  public static Condition condition(JsonNode node) {
    return SpaceFormat.readCondition(node.toString());
  }
}
