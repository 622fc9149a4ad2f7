package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Ids;
import java.util.UUID;

/** Workspaces under names that no other test has. */
public final class FreshWorkspaces {

  private FreshWorkspaces() {}

  public static UUID one(Workspaces workspaces) {
    String name = "w" + Ids.next().toString().substring(9);
    return workspaces.create(name, name, Actor.PLATFORM).id();
  }
}
