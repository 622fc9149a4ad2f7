package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.util.UUID;

/** Who asks, and the workspace they ask about, in which they may do what the route needs. */
record Caller(Workspace workspace, Access access) {

  UUID workspaceId() {
    return workspace.id();
  }

  Actor actor() {
    return access.actor();
  }
}
