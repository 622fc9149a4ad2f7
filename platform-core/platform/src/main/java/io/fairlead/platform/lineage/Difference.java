package io.fairlead.platform.lineage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A fact that isn't the same on two sides.
 *
 * @param one null where that side doesn't have it
 * @param other likewise
 */
public record Difference(
    String section, String name, @Nullable String one, @Nullable String other) {

  /** Where two sets of facts differ, by name. */
  public static List<Difference> between(
      String section, Map<String, String> one, Map<String, String> other) {
    TreeSet<String> names = new TreeSet<>(one.keySet());
    names.addAll(other.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String name : names) {
      if (!Objects.equals(one.get(name), other.get(name))) {
        differences.add(new Difference(section, name, one.get(name), other.get(name)));
      }
    }
    return differences;
  }
}
