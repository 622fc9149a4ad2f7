package io.fairlead.web.ui.page;

/**
 * A page about the whole installation that the rail and the command palette lead admins to.
 *
 * @param order small ones first
 * @param path from the root, such as {@code people}
 * @param glyph drawn before the label
 */
public record InstallationEntry(int order, String label, String path, String glyph) {}
