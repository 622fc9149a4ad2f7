package io.fairlead.platform.catalog;

import io.fairlead.platform.catalog.EntryVersion.Signature;
import io.fairlead.platform.catalog.EntryVersion.State;
import io.fairlead.platform.storage.Ids;
import io.fairlead.platform.workspace.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The entries that every installation starts with, from a file beside this class. */
final class BuiltInCatalog {

  private BuiltInCatalog() {}

  /** Their first versions, approved at {@code at}, by trainer in the order of the file. */
  static List<EntryVersion> entries(Instant at) {
    try (InputStream file = BuiltInCatalog.class.getResourceAsStream("built-in-catalog.json")) {
      JsonNode trainers = JsonMapper.shared().readTree(Objects.requireNonNull(file));
      List<EntryVersion> entries = new ArrayList<>();
      for (Map.Entry<String, JsonNode> trainer : trainers.properties()) {
        int position = 1;
        for (JsonNode node : trainer.getValue()) {
          entries.add(entry(trainer.getKey(), position++, node, at));
        }
      }
      return entries;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static EntryVersion entry(String trainer, int position, JsonNode node, Instant at) {
    var parameter = SpaceJson.parameter(node);
    Signature platform = new Signature(Actor.PLATFORM.id(), Actor.PLATFORM.name(), at, null);
    @Nullable JsonNode unit = node.get("unit");
    return new EntryVersion(
        Ids.next(),
        Scope.INSTALLATION,
        trainer,
        1,
        position,
        parameter,
        DefaultJson.read(parameter.domain(), node.required("default")),
        List.of(),
        unit == null ? null : unit.asString(),
        node.required("rationale").asString(),
        List.of(),
        State.APPROVED,
        platform,
        platform,
        null);
  }
}
