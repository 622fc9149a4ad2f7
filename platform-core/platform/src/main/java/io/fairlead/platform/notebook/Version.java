package io.fairlead.platform.notebook;

import java.time.Instant;
import java.util.UUID;

/**
 * A notebook as it once was.
 *
 * @param number from 1, ascending
 * @param label why it was kept; empty for one kept by itself
 */
public record Version(
    UUID id, int number, String label, int cells, Instant createdAt, String createdBy) {}
