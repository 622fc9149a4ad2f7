package io.fairlead.web.ui.page;

import java.util.List;

/** What a feature lets the command palette reach, besides its pages in the rail. */
@FunctionalInterface
public interface PaletteSource {

  /** Read whenever the palette opens; at most some hundred entries. */
  List<Entry> entries(Here here);

  /**
   * One thing to go to.
   *
   * @param kind such as {@code Study}
   * @param path where it leads, from the root
   */
  record Entry(String kind, String label, String path) {}
}
