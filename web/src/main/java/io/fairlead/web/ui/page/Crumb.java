package io.fairlead.web.ui.page;

/**
 * One step of the way to a page.
 *
 * @param path from the root; empty for the page itself
 */
public record Crumb(String label, String path) {}
