package io.fairlead.platform.notebook;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * A cell to be added.
 *
 * @param name null to be given one where its kind needs it
 * @param content an empty object for what its kind begins with
 */
public record NewCell(String kind, @Nullable String name, JsonNode content) {

  /** A cell as its kind begins. */
  public static NewCell empty(String kind) {
    return new NewCell(kind, null, JsonNodeFactory.instance.objectNode());
  }
}
