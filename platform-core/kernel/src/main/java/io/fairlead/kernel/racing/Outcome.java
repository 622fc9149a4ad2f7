package io.fairlead.kernel.racing;

import java.util.OptionalInt;

/**
 * What came of a race.
 *
 * @param best the trial that was searched whose configuration is recommended; empty when no
 *     finalist came through
 * @param sentence for people
 */
public record Outcome(OptionalInt best, String sentence) {}
