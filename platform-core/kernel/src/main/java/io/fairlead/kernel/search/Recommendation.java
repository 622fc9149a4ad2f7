package io.fairlead.kernel.search;

/**
 * The trial to take when the search ends now.
 *
 * @param trial whose configuration is held for the best
 * @param rationale why, in one sentence for people
 */
public record Recommendation(int trial, String rationale) {}
