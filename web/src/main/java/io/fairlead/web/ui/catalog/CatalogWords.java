package io.fairlead.web.ui.catalog;

import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.catalog.Scope;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the catalog's pages say. */
final class CatalogWords {

  private CatalogWords() {}

  static String holds(Scope scope) {
    return switch (scope) {
      case INSTALLATION -> "every workspace";
      case WORKSPACE -> "this workspace";
    };
  }

  /** Such as {@code this workspace v2, within every workspace v1}. */
  static String sources(CatalogEntry entry) {
    CatalogEntry.Source first = entry.sources().getFirst();
    String says = "%s v%d".formatted(holds(first.scope()), first.version());
    return entry.sources().size() == 1
        ? says
        : "%s, within v%d of %s"
            .formatted(
                says,
                entry.sources().getLast().version(),
                holds(entry.sources().getLast().scope()));
  }

  /** The page's first sentence. */
  static String answer(List<CatalogEntry> entries, int proposals, int exceptions) {
    long trainers = entries.stream().map(CatalogEntry::trainer).distinct().count();
    String approved =
        "%d parameters of %d trainers are approved.".formatted(entries.size(), trainers);
    if (proposals == 0 && exceptions == 0) {
      return approved + " Nothing waits to be decided.";
    }
    String waiting =
        Stream.of(counted(proposals, "proposal"), counted(exceptions, "exception"))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" and "));
    return "%s %s %s to be decided."
        .formatted(approved, waiting, proposals + exceptions == 1 ? "waits" : "wait");
  }

  private static String counted(int count, String what) {
    return count == 0 ? "" : count == 1 ? "1 " + what : count + " " + what + "s";
  }
}
