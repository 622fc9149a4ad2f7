package io.fairlead.web.ui.markdown;

import io.fairlead.web.ui.format.Shown;

/**
 * Where a link to a trial or study leads, and how that stands now.
 *
 * @param path from the root; empty in files, where it leads nowhere
 * @param label the thing's own name
 * @param value its objective, brief; empty while it has none
 */
public record LiveLink(String path, String label, Shown state, String value) {}
