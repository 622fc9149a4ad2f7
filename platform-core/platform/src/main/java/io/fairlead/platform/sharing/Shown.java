package io.fairlead.platform.sharing;

import io.fairlead.platform.workspace.Workspace;
import java.time.Instant;
import java.util.UUID;

/**
 * A thing of another workspace that someone may look at.
 *
 * @param name of the study, or the notebook's title, as it is now
 */
public record Shown(
    Share.Kind kind, UUID subject, String name, Workspace owner, Instant sharedAt) {}
