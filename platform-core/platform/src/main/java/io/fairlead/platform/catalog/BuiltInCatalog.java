package io.fairlead.platform.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entries that every workspace starts with, from a file beside this class. */
final class BuiltInCatalog {

  private BuiltInCatalog() {}

  /** By trainer, in the order of the file. */
  static List<CatalogEntry> entries() {
    try (InputStream file = BuiltInCatalog.class.getResourceAsStream("built-in-catalog.json")) {
      JsonNode trainers = JsonMapper.shared().readTree(Objects.requireNonNull(file));
      List<CatalogEntry> entries = new ArrayList<>();
      trainers
          .properties()
          .forEach(
              trainer ->
                  trainer.getValue().forEach(node -> entries.add(entry(trainer.getKey(), node))));
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CatalogEntry entry(String trainer, JsonNode node) {
    var parameter = SpaceJson.parameter(node);
    return new CatalogEntry(
        trainer,
        parameter,
        DefaultJson.read(parameter.domain(), node.required("default")),
        node.required("rationale").asString(),
        1);
  }
}
