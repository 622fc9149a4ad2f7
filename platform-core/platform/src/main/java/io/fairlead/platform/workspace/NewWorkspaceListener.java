package io.fairlead.platform.workspace;

import java.util.UUID;

/** Fills a workspace as it is created, in the transaction that creates it. */
@FunctionalInterface
public interface NewWorkspaceListener {

  void created(UUID workspace);
}
