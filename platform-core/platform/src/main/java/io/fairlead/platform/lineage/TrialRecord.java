package io.fairlead.platform.lineage;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that is known of how a trial came to be, as facts by section.
 *
 * @param label such as {@code lightgbm-baseline #12}
 * @param sections {@code data}, {@code preprocessing}, {@code configuration}, {@code search},
 *     {@code catalog}, {@code code}, {@code jars}, {@code machine}, {@code people}, {@code
 *     results}; empty ones are left out
 * @param runs its attempts, oldest first
 * @param made what it left behind
 */
public record TrialRecord(
    UUID trial,
    UUID study,
    String label,
    Map<String, Map<String, String>> sections,
    List<Run> runs,
    List<Made> made) {

  public TrialRecord {
    Map<String, Map<String, String>> kept = new LinkedHashMap<>();
    sections.forEach(
        (name, facts) -> {
          if (!facts.isEmpty()) {
            kept.put(name, Collections.unmodifiableMap(new LinkedHashMap<>(facts)));
          }
        });
    sections = Collections.unmodifiableMap(kept);
    runs = List.copyOf(runs);
    made = List.copyOf(made);
  }

  /** The facts of a section; none where the record doesn't have it. */
  public Map<String, String> section(String name) {
    return sections.getOrDefault(name, Map.of());
  }

  /**
   * An attempt.
   *
   * @param environment digest; null while it is unknown
   */
  public record Run(
      UUID id,
      int epoch,
      String agent,
      @Nullable String environment,
      long fromStep,
      long step,
      Instant startedAt,
      @Nullable Instant endedAt,
      @Nullable String outcome) {}

  /** An artifact that isn't a checkpoint. */
  public record Made(UUID attempt, String kind, String name, String digest, Instant at) {}
}
