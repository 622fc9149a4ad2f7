package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import tools.jackson.databind.JsonNode;

/** Default values: JSON doesn't tell 1.0 from 1, the domain does. */
final class DefaultJson {

  private DefaultJson() {}

  static Object read(Domain domain, JsonNode value) {
    return switch (domain) {
      case FloatDomain number -> value.asDouble();
      case IntegerDomain number -> value.asLong();
      case CategoricalDomain choice -> value.asString();
    };
  }
}
