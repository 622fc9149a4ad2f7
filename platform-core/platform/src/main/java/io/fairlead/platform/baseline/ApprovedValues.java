package io.fairlead.platform.baseline;

import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.FloatDomain;
import io.fairlead.kernel.space.IntegerDomain;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.problem.InvalidInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A whole configuration of approved values. */
final class ApprovedValues {

  private ApprovedValues() {}

  /**
   * The given values and the defaults of all others that play a part with them.
   *
   * @throws InvalidInput for a name or value that isn't approved
   */
  static Map<String, Object> complete(
      List<CatalogEntry> entries, String trainer, Map<String, Object> given) {
    List<CatalogEntry> approved = entries.stream().filter(each -> !each.isDeprecated()).toList();
    if (approved.isEmpty()) {
      throw new InvalidInput(
          "trainer",
          "A baseline is for a trainer that has approved parameters.",
          trainer,
          "Choose one that the catalog lists.");
    }
    List<String> names = approved.stream().map(CatalogEntry::name).toList();
    given.forEach(
        (name, value) -> {
          if (!names.contains(name)) {
            throw new InvalidInput(
                "parameters." + name,
                "A baseline's parameters are approved ones of its trainer.",
                value.toString(),
                "Choose among %s.".formatted(names));
          }
        });
    Map<String, Object> values = new LinkedHashMap<>();
    approved.forEach(each -> values.put(each.name(), value(each, given)));
    approved.stream()
        .filter(each -> !lives(each, values))
        .map(CatalogEntry::name)
        .toList()
        .forEach(
            name -> {
              if (given.containsKey(name)) {
                throw new InvalidInput(
                    "parameters." + name,
                    "It plays no part with the other values.",
                    String.valueOf(given.get(name)),
                    "Leave it out.");
              }
              values.remove(name);
            });
    return values;
  }

  private static boolean lives(CatalogEntry entry, Map<String, Object> values) {
    return entry.parameter().condition().map(rule -> rule.holds(values)).orElse(true);
  }

  private static Object value(CatalogEntry entry, Map<String, Object> given) {
    Object value = given.get(entry.name());
    if (value == null) {
      return entry.defaultValue();
    }
    Domain domain = entry.parameter().domain();
    Object typed = typed(domain, value);
    if (!domain.contains(typed)) {
      throw new InvalidInput(
          "parameters." + entry.name(),
          "The catalog approves '%s' of %s as %s (version %d, %s)."
              .formatted(
                  entry.name(),
                  entry.trainer(),
                  domain.describe(),
                  entry.version(),
                  entry.scope().word()),
          value.toString(),
          "Stay inside, or propose a change of the entry.");
    }
    return typed;
  }

  private static Object typed(Domain domain, Object value) {
    return switch (value) {
      case Number number when domain instanceof FloatDomain -> number.doubleValue() + 0.0;
      case Number number
          when domain instanceof IntegerDomain && number.doubleValue() == number.longValue() ->
          number.longValue();
      default -> value;
    };
  }
}
