package io.fairlead.web.ui.notebook;

import io.fairlead.platform.notebook.Cell;
import tools.jackson.databind.JsonNode;

/**
 * How a kind of cell looks, on the page and in files. A kind's view is a bean in a package of its
 * own, holds no state, and may be called by several threads.
 */
public interface CellView {

  /** The name of the platform's {@link io.fairlead.platform.notebook.CellKind}. */
  String kind();

  /** What people call it: {@code Text}. */
  String label();

  /** One sign, drawn beside the cell. */
  String glyph();

  /** Small ones come first where kinds are offered. */
  int order();

  /** The cell on the page, to be shown when it is attached. */
  CellBody body(CellHost host);

  /** The content as a person reads it, where two contents are compared. */
  default String words(JsonNode content) {
    return content.toPrettyString();
  }

  /** The cell in a file, as HTML that runs nothing and loads nothing. */
  String html(Print print, Cell cell);

  /** The cell in a Markdown file, without an empty line at its end. */
  String markdown(Print print, Cell cell);
}
