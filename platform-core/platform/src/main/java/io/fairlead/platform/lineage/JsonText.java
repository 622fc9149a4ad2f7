package io.fairlead.platform.lineage;

import tools.jackson.databind.JsonNode;

/** JSON values as facts. */
final class JsonText {

  private JsonText() {}

  /** A text as it is, anything else as JSON; empty where there is nothing. */
  static String of(JsonNode value) {
    return value.isString() ? value.stringValue() : value.toString();
  }
}
