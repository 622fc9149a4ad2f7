package io.fairlead.platform.event;

import io.fairlead.platform.workspace.Actor;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event as readers see it.
 *
 * @param subject the id of what it happened to
 * @param data what a reader needs to understand it
 * @param sequence its number in the chain; null while it waits to be sealed
 * @param hash of its link, in hex; null while it waits
 */
public record TrailEntry(
    UUID id,
    Instant at,
    String kind,
    UUID subject,
    Actor by,
    Map<String, Object> data,
    @Nullable Long sequence,
    @Nullable String hash) {}
