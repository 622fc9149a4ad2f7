package io.fairlead.platform.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/**
 * What the schema of PROV-JSON demands of a document: the known parts, the properties that each
 * relation must have, qualified names with declared prefixes, attribute values that are literals.
 *
 * @see <a href="https://www.w3.org/submissions/prov-json/schema">The schema</a>
 */
final class ProvStructure {

  private static final Set<String> THINGS = Set.of("entity", "activity", "agent");

  /** The two ends of each relation, and of what kind they are. */
  private static final Map<String, List<String>> RELATIONS =
      Map.of(
          "wasGeneratedBy", List.of("prov:entity", "entity", "prov:activity", "activity"),
          "used", List.of("prov:activity", "activity", "prov:entity", "entity"),
          "wasInformedBy", List.of("prov:informed", "activity", "prov:informant", "activity"),
          "wasDerivedFrom", List.of("prov:generatedEntity", "entity", "prov:usedEntity", "entity"),
          "wasAttributedTo", List.of("prov:entity", "entity", "prov:agent", "agent"),
          "wasAssociatedWith", List.of("prov:activity", "activity", "prov:agent", "agent"),
          "hadMember", List.of("prov:collection", "entity", "prov:entity", "entity"));

  private final JsonNode document;
  private final Set<String> prefixes;

  ProvStructure(JsonNode document) {
    this.document = document;
    this.prefixes = new TreeSet<>(document.path("prefix").propertyNames());
  }

  void check() {
    document.path("prefix").forEach(each -> assertThat(each.isString()).isTrue());
    for (Map.Entry<String, JsonNode> part : document.properties()) {
      String name = part.getKey();
      if (THINGS.contains(name)) {
        part.getValue().properties().forEach(each -> thing(name, each.getKey(), each.getValue()));
      } else if (!name.equals("prefix")) {
        assertThat(RELATIONS).as("known parts").containsKey(name);
        part.getValue()
            .properties()
            .forEach(each -> relation(name, each.getKey(), each.getValue()));
      }
    }
  }

  private void thing(String kind, String id, JsonNode attributes) {
    qualified(id);
    for (Map.Entry<String, JsonNode> attribute : attributes.properties()) {
      qualified(attribute.getKey());
      literal(attribute.getValue());
      if (attribute.getKey().matches("prov:(start|end)Time")) {
        assertThat(kind).isEqualTo("activity");
        assertThat(Instant.parse(attribute.getValue().stringValue())).isNotNull();
      }
    }
  }

  private void relation(String name, String id, JsonNode relation) {
    assertThat(id).startsWith("_:");
    List<String> ends = RELATIONS.getOrDefault(name, List.of());
    assertThat(relation.propertyNames()).containsExactlyInAnyOrder(ends.get(0), ends.get(2));
    end(relation, ends.get(0), ends.get(1));
    end(relation, ends.get(2), ends.get(3));
  }

  private void end(JsonNode relation, String property, String kind) {
    String id = relation.path(property).stringValue();
    qualified(id);
    assertThat(document.path(kind).has(id)).as("%s %s is declared", kind, id).isTrue();
  }

  private void qualified(String name) {
    assertThat(name).matches("[A-Za-z]+:[A-Za-z0-9._-]+");
    assertThat(prefixes).contains(name.substring(0, name.indexOf(':')));
  }

  /** A text, a number, true or false, or {@code {"$": text, "type": name}}. */
  private void literal(JsonNode value) {
    if (value.isObject()) {
      assertThat(value.propertyNames()).containsExactlyInAnyOrder("$", "type");
      qualified(value.path("type").stringValue());
      qualified(value.path("$").stringValue());
    } else {
      assertThat(value.isString() || value.isNumber() || value.isBoolean()).isTrue();
    }
  }
}
