package io.fairlead.platform.baseline;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * One version of a reference configuration. Never changes; the newest counts for studies that are
 * submitted from then on.
 *
 * @param dataset its id
 * @param metric the first objective of the studies that it is for
 * @param parameters every parameter that plays a part, by name: Double, Long or String
 * @param version counts from 1
 */
public record Baseline(
    UUID id,
    UUID dataset,
    String trainer,
    String metric,
    int version,
    Map<String, Object> parameters,
    String rationale,
    String setBy,
    Instant setAt) {

  public Baseline {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }
}
