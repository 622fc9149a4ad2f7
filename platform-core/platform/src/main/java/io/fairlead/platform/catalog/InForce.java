package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Condition;
import io.fairlead.kernel.space.Domain;
import io.fairlead.kernel.space.Parameter;
import io.fairlead.platform.catalog.CatalogEntry.Source;
import io.fairlead.platform.catalog.EntryVersion.Deprecation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What holds in a workspace: the newest approved version of each entry, where a workspace's own can
 * only tighten the installation's, in range or by forbidding more. Should the installation's be
 * tightened later, what both allow holds; where that is nothing, the installation's own does.
 */
final class InForce {

  private InForce() {}

  /**
   * The entries of one trainer.
   *
   * @param everywhere the installation's versions in force
   * @param here the workspace's
   */
  static List<CatalogEntry> entries(List<EntryVersion> everywhere, List<EntryVersion> here) {
    Map<String, EntryVersion> own = new HashMap<>();
    here.forEach(each -> own.put(each.name(), each));
    List<CatalogEntry> entries = new ArrayList<>();
    for (EntryVersion each : everywhere) {
      EntryVersion tightened = own.remove(each.name());
      entries.add(tightened == null ? alone(each) : both(each, tightened));
    }
    here.stream()
        .filter(each -> own.containsKey(each.name()))
        .map(InForce::alone)
        .forEach(entries::add);
    return entries;
  }

  private static CatalogEntry alone(EntryVersion version) {
    return entry(
        version,
        version.parameter(),
        version.defaultValue(),
        version.forbidden(),
        List.of(source(version)));
  }

  private static CatalogEntry both(EntryVersion everywhere, EntryVersion here) {
    Optional<Domain> allowed =
        Overlap.of(here.parameter().domain(), everywhere.parameter().domain());
    if (allowed.isEmpty() || everywhere.deprecation() != null) {
      return alone(everywhere);
    }
    Parameter parameter =
        new Parameter(here.name(), allowed.get(), everywhere.parameter().condition());
    return entry(
        here,
        parameter,
        Overlap.nearest(allowed.get(), here.defaultValue()),
        Stream.concat(everywhere.forbidden().stream(), here.forbidden().stream())
            .distinct()
            .toList(),
        List.of(source(here), source(everywhere)));
  }

  private static CatalogEntry entry(
      EntryVersion from,
      Parameter parameter,
      Object defaultValue,
      List<Condition> forbidden,
      List<Source> sources) {
    @Nullable Deprecation deprecation = from.deprecation();
    return new CatalogEntry(
        from.trainer(),
        parameter,
        defaultValue,
        forbidden,
        from.unit(),
        from.rationale(),
        sources,
        deprecation == null ? null : deprecation.replacement());
  }

  private static Source source(EntryVersion version) {
    return new Source(version.id(), version.scope(), version.version());
  }
}
