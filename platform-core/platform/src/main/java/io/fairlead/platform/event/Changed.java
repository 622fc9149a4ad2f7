package io.fairlead.platform.event;

import io.fairlead.platform.storage.Digests;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What changed, as events remember it: digests of what a thing was before and is after. */
public final class Changed {

  private Changed() {}

  /**
   * {@code data} with {@code before} and {@code after}, SHA-256 of canonical JSON in hex.
   *
   * @param before null for what is new
   * @param after null for what is gone
   */
  public static Map<String, Object> data(
      Map<String, ?> data, @Nullable Map<String, ?> before, @Nullable Map<String, ?> after) {
    Map<String, Object> all = new LinkedHashMap<>(data);
    if (before != null) {
      all.put("before", digest(before));
    }
    if (after != null) {
      all.put("after", digest(after));
    }
    return all;
  }

  /** SHA-256 of canonical JSON, in hex. */
  public static String digest(Map<String, ?> content) {
    return Digests.hex(Digests.sha256().digest(CanonicalJson.bytes(content)));
  }
}
