package io.fairlead.platform.fairness;

import java.time.Instant;
import java.util.UUID;

/**
 * An audit as it was made.
 *
 * @param source the file's name, or which trial
 * @param digest SHA-256 of the predictions' bytes, in hex
 * @param result the figures as JSON: {@code groups}, {@code overall}, {@code between}, {@code
 *     comparisons}, {@code statements}
 */
public record Audit(
    UUID id,
    String name,
    AuditSpec spec,
    String source,
    String digest,
    int rows,
    String result,
    Instant createdAt,
    String createdBy) {}
