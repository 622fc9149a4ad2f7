package io.fairlead.kernel.search;

import io.fairlead.kernel.space.Configuration;

/**
 * A configuration to try next.
 *
 * @param rationale why, in one sentence for people
 */
public record Suggestion(Configuration configuration, String rationale) {}
