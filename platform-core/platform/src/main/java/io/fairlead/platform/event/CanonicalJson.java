package io.fairlead.platform.event;

import io.fairlead.platform.event.persistence.EventTables.StoredEvent;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The one way to write an event that its hash is taken of: UTF-8, no white space, members sorted by
 * name, numbers in plain decimal as the database keeps them.
 */
final class CanonicalJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .build();

  private CanonicalJson() {}

  static byte[] of(StoredEvent event, @Nullable UUID workspace) {
    Map<String, @Nullable Object> members = new LinkedHashMap<>();
    members.put("id", event.id().toString());
    members.put("workspace", workspace == null ? null : workspace.toString());
    members.put("at", event.at().toString());
    members.put("kind", event.kind());
    members.put("subject", event.subject().toString());
    members.put(
        "actor",
        Map.of(
            "kind",
            event.actorKind(),
            "id",
            event.actorId().toString(),
            "name",
            event.actorName()));
    if (event.permission() != null) {
      members.put("permission", event.permission());
    }
    members.put("data", MAPPER.readValue(event.data(), Map.class));
    return MAPPER.writeValueAsBytes(members);
  }

  static byte[] bytes(Map<String, ?> content) {
    return MAPPER.writeValueAsBytes(content);
  }

  static String data(Map<String, Object> data) {
    return MAPPER.writeValueAsString(data);
  }
}
