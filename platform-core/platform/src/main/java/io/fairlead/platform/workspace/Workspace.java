package io.fairlead.platform.workspace;

import java.time.Instant;
import java.util.UUID;

/**
 * A team's tenant.
 *
 * @param name short and unique, as in addresses: {@code [a-z][a-z0-9-]{0,38}}
 * @param title for people
 */
public record Workspace(UUID id, String name, String title, Instant createdAt) {}
