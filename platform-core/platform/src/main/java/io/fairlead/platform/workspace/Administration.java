package io.fairlead.platform.workspace;

import io.fairlead.platform.storage.Page;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What admins do about workspaces, people and roles. Each method first asks whether {@code by} may,
 * and refuses with {@link io.fairlead.platform.problem.NotPermitted}; each change is an event of
 * the installation.
 */
public interface Administration {

  /** The workspaces, by name. */
  Page<Team> workspaces(@Nullable String after, int limit, Access by);

  /**
   * Creates a workspace.
   *
   * @param id of the workspace to be, for callers who share their transaction
   * @param own the role that its creator takes in it; null for none
   */
  Workspace createWorkspace(UUID id, String name, String title, @Nullable Role own, Access by);

  /** The people, by name. */
  Page<Person> people(@Nullable String after, int limit, Access by);

  /** The person of that name or id. */
  Optional<Person> person(String nameOrId, Access by);

  /**
   * Creates a person, with a password that is given back once and never again.
   *
   * @param roles by workspace id
   */
  NewPerson createPerson(String name, String displayName, Map<UUID, Role> roles, Access by);

  /**
   * Sets the one role that a person holds in a workspace; its managers and admins may, too, but
   * admins alone make and end an admin.
   *
   * @param person name or id
   * @param workspace null for the whole installation (AUDITOR and ADMIN alone)
   * @param role null to take away whatever they hold there
   * @throws io.fairlead.platform.problem.Conflict when nobody would be left who administers
   */
  Person setRole(String person, @Nullable Workspace workspace, @Nullable Role role, Access by);

  /**
   * Keeps a person from signing in and refuses their tokens, or takes that back.
   *
   * @throws io.fairlead.platform.problem.Conflict when nobody would be left who administers
   */
  Person setActive(UUID person, boolean active, Access by);

  /** Replaces a person's password with a new one, which is given back once and never again. */
  NewPerson renewPassword(UUID person, Access by);

  /** The members of a workspace, by name; for whoever belongs to it. */
  Page<Member> members(Workspace workspace, @Nullable String after, int limit, Access by);

  /** A person and the password that only this answer shows. */
  record NewPerson(Person person, String password) {}
}
