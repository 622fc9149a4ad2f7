package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.CategoricalDomain;
import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Condition.OneOf;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.kernel.space.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What differs between two versions of an entry. */
public final class VersionDiff {

  private VersionDiff() {}

  /**
   * A field that differs.
   *
   * @param before empty where the earlier version has nothing
   * @param after empty where the later one has nothing
   */
  public record Change(String field, String before, String after) {}

  /** The fields that differ, in the order in which people read an entry. */
  public static List<Change> between(EntryVersion before, EntryVersion after) {
    return changes(fields(before), fields(after));
  }

  static List<Change> of(EntryVersion before, Proposal after) {
    return changes(
        fields(before),
        fields(
            after.parameter(),
            after.defaultValue(),
            after.forbidden(),
            after.unit(),
            after.rationale(),
            after.evidence()));
  }

  /** What a version says, by field. */
  static Map<String, String> fields(EntryVersion version) {
    return fields(
        version.parameter(),
        version.defaultValue(),
        version.forbidden(),
        version.unit(),
        version.rationale(),
        version.evidence());
  }

  private static List<Change> changes(Map<String, String> before, Map<String, String> after) {
    Map<String, String> all = new LinkedHashMap<>(before);
    after.forEach(all::putIfAbsent);
    List<Change> changes = new ArrayList<>();
    for (String field : all.keySet()) {
      String old = before.getOrDefault(field, "");
      String now = after.getOrDefault(field, "");
      if (!old.equals(now)) {
        changes.add(new Change(field, old, now));
      }
    }
    return changes;
  }

  private static Map<String, String> fields(
      Parameter parameter,
      Object defaultValue,
      List<Condition> forbidden,
      @Nullable String unit,
      String rationale,
      List<UUID> evidence) {
    Map<String, String> fields = new LinkedHashMap<>();
    domain(fields, parameter.domain());
    fields.put("default", defaultValue.toString());
    fields.put("unit", unit == null ? "" : unit);
    fields.put("condition", parameter.condition().map(VersionDiff::words).orElse(""));
    fields.put(
        "forbidden", String.join("; ", forbidden.stream().map(Condition::describe).toList()));
    fields.put("rationale", rationale);
    fields.put("evidence", String.join(", ", evidence.stream().map(UUID::toString).toList()));
    return fields;
  }

  private static void domain(Map<String, String> fields, Domain domain) {
    switch (domain) {
      case FloatDomain range -> {
        fields.put("low", Double.toString(range.low()));
        fields.put("high", Double.toString(range.high()));
        fields.put("scale", range.scale().name().toLowerCase(Locale.ROOT));
        fields.put("step", range.step() > 0 ? Double.toString(range.step()) : "");
      }
      case IntegerDomain range -> {
        fields.put("low", Long.toString(range.low()));
        fields.put("high", Long.toString(range.high()));
        fields.put("scale", range.scale().name().toLowerCase(Locale.ROOT));
        fields.put("step", range.step() > 1 ? Long.toString(range.step()) : "");
      }
      case CategoricalDomain choice -> {
        fields.put("choices", String.join(", ", choice.choices()));
        fields.put("kind", choice.kind().name().toLowerCase(Locale.ROOT));
      }
    }
  }

  private static String words(Condition condition) {
    return condition instanceof OneOf(String parameter, Set<String> values)
        ? "%s is %s".formatted(parameter, String.join(" or ", values))
        : condition.describe();
  }
}
