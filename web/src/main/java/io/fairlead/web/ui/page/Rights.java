package io.fairlead.web.ui.page;

import io.fairlead.platform.workspace.Permission;
import io.fairlead.web.security.Needs;

/** Reads off a page which right it asks for. */
public final class Rights {

  private Rights() {}

  /** The right that {@code page} asks for; one that names none can't be opened at all. */
  public static Permission of(Class<?> page) {
    Needs needs = page.getAnnotation(Needs.class);
    if (needs == null) {
      throw new IllegalStateException(
          "%s is in no row of the table of rights: annotate it with Needs."
              .formatted(page.getSimpleName()));
    }
    return needs.value();
  }
}
