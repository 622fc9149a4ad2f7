package io.fairlead.web.ui.page;

import io.fairlead.platform.workspace.Permission;
import java.util.function.ToIntFunction;

/**
 * A page of a workspace that the rail and the command palette lead to; each feature contributes its
 * own as a bean.
 *
 * @param order small ones first
 * @param path below the workspace, such as {@code studies}
 * @param glyph drawn before the label
 * @param needs shown to those who may
 * @param asks how many things wait there for this person to decide
 */
public record RailEntry(
    int order,
    String label,
    String path,
    String glyph,
    Permission needs,
    ToIntFunction<Here> asks) {

  public RailEntry(int order, String label, String path, String glyph, Permission needs) {
    this(order, label, path, glyph, needs, here -> 0);
  }

  /** A page for everyone who reads the workspace. */
  public RailEntry(int order, String label, String path, String glyph) {
    this(order, label, path, glyph, Permission.READ);
  }
}
