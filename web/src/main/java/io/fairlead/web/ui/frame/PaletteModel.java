package io.fairlead.web.ui.frame;

import io.fairlead.platform.workspace.Workspace;
import io.fairlead.web.ui.page.Here;
import io.fairlead.web.ui.page.InstallationEntry;
import io.fairlead.web.ui.page.PaletteSource;
import io.fairlead.web.ui.page.PaletteSource.Entry;
import io.fairlead.web.ui.page.RailEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the command palette offers. */
record PaletteModel(List<RailEntry> pages, List<PaletteSource> sources) {

  /** Pages of this workspace, what its features offer, then the other workspaces. */
  List<Entry> entries(
      Optional<Here> here, List<Workspace> visible, List<InstallationEntry> administered) {
    List<Entry> all = new ArrayList<>();
    here.ifPresent(
        place -> {
          pages.stream()
              .filter(page -> place.may(page.needs()))
              .sorted((a, b) -> Integer.compare(a.order(), b.order()))
              .forEach(page -> all.add(new Entry("Page", page.label(), place.path(page.path()))));
          sources.forEach(source -> all.addAll(source.entries(place)));
        });
    visible.forEach(other -> all.add(new Entry("Workspace", other.title(), "w/" + other.name())));
    all.add(new Entry("Page", "Shared with you", "shared"));
    all.add(new Entry("Page", "Access tokens", "tokens"));
    administered.forEach(page -> all.add(new Entry("Admin", page.label(), page.path())));
    return all;
  }

  /** Whether every word of {@code typed} occurs in the entry, in any order. */
  static boolean matches(Entry entry, String typed) {
    String text = (entry.kind() + " " + entry.label()).toLowerCase(Locale.ROOT);
    return Arrays.stream(typed.toLowerCase(Locale.ROOT).trim().split("\\s+", -1))
        .allMatch(text::contains);
  }
}
