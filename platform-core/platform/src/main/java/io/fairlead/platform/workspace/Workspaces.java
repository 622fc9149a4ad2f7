package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Ids;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The workspaces of this installation. */
public interface Workspaces {

  /**
   * Creates a workspace.
   *
   * @throws io.fairlead.platform.problem.InvalidInput when the name is taken or malformed
   */
  default Workspace create(String name, String title, Actor by) {
    return create(Ids.next(), name, title, by);
  }

  /** As {@link #create(String, String, Actor)}, under an id of the caller's. */
  Workspace create(UUID id, String name, String title, Actor by);

  /** The workspace of that name or id. */
  Optional<Workspace> find(String nameOrId);

  /** The workspaces in which {@code access} holds a role, by name. */
  List<Workspace> visibleTo(Access access);

  /** The workspaces that {@code access} may know of, by name: all for who administers them. */
  List<Workspace> knownTo(Access access);

  /** All workspaces, for what the platform itself does. */
  List<Workspace> all();
}
