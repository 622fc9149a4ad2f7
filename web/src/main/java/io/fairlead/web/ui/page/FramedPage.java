package io.fairlead.web.ui.page;

import java.util.List;
import java.util.Optional;

/** What the frame asks of the page inside it. */
public interface FramedPage {

  /** The way to this page; the last is the page itself. */
  List<Crumb> crumbs();

  /** The keys that work on this page besides those of the frame. */
  default List<KeyHint> keys() {
    return List.of();
  }

  /** The workspace it belongs to; empty for a person's own pages. */
  Optional<Here> workspace();
}
