package io.fairlead.web.ui.page;

/**
 * A page of a workspace that the rail and the command palette lead to; each feature contributes its
 * own as a bean.
 *
 * @param order small ones first
 * @param path below the workspace, such as {@code studies}
 * @param glyph drawn before the label
 */
public record RailEntry(int order, String label, String path, String glyph) {}
