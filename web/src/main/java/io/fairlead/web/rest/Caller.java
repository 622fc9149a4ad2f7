package io.fairlead.web.rest;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.util.UUID;

/**
 * Who asks, and the workspace they ask about, in which they may do what the route needs.
 *
 * @param workspace for a guest, one to read in that holds what is shared alone
 * @param guest whether they may only because something is shared with them
 */
record Caller(Workspace workspace, Access access, boolean guest) {

  UUID workspaceId() {
    return workspace.id();
  }

  Actor actor() {
    return access.actor();
  }
}
