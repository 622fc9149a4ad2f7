package io.fairlead.web.ui.page;

import io.fairlead.platform.workspace.Permission;

/**
 * A page of a workspace that the rail and the command palette lead to; each feature contributes its
 * own as a bean.
 *
 * @param order small ones first
 * @param path below the workspace, such as {@code studies}
 * @param glyph drawn before the label
 * @param needs shown to those who may
 */
public record RailEntry(int order, String label, String path, String glyph, Permission needs) {

  /** A page for everyone who reads the workspace. */
  public RailEntry(int order, String label, String path, String glyph) {
    this(order, label, path, glyph, Permission.READ);
  }
}
