package io.fairlead.ray.actor;

import java.util.Map;
import java.util.UUID;

/** The last finished step of each attempt that an actor holds. */
public record Progress(Map<UUID, Long> steps) {}
