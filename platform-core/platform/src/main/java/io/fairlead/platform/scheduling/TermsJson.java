package io.fairlead.platform.scheduling;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.ClusterProfile;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Profiles and facts as they are stored; each lease call reads an agent's, so they are kept. */
final class TermsJson {

  private static final int KEPT = 1_000;
  private static final Map<String, Object> READ =
      Collections.synchronizedMap(
          new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, Object> eldest) {
              return size() > KEPT;
            }
          });

  private TermsJson() {}

  static @Nullable String write(@Nullable Object value) {
    return value == null ? null : new String(Json.write(value), StandardCharsets.UTF_8);
  }

  static @Nullable ClusterProfile profile(@Nullable String json) {
    return json == null ? null : read(json, ClusterProfile.class);
  }

  static @Nullable ClusterFacts facts(@Nullable String json) {
    return json == null ? null : read(json, ClusterFacts.class);
  }

  private static <T> T read(String json, Class<T> type) {
    Object known = READ.get(json);
    if (!type.isInstance(known)) {
      known = Json.read(json.getBytes(StandardCharsets.UTF_8), type);
      READ.put(json, known);
    }
    return type.cast(known);
  }
}
