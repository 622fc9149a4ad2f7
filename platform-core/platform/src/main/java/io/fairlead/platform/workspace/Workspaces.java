package io.fairlead.platform.workspace;

import java.util.List;
import java.util.Optional;

/** The workspaces of this installation. */
public interface Workspaces {

  /**
   * Creates a workspace with the built-in catalog.
   *
   * @throws io.fairlead.platform.problem.InvalidInput when the name is taken or malformed
   */
  Workspace create(String name, String title, Actor by);

  /** The workspace of that name or id. */
  Optional<Workspace> find(String nameOrId);

  /** The workspaces in which {@code access} holds a role, by name. */
  List<Workspace> visibleTo(Access access);

  /** All workspaces, for what the platform itself does. */
  List<Workspace> all();
}
