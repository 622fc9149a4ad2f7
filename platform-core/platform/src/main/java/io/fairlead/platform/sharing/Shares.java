package io.fairlead.platform.sharing;

import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Workspace;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Shows studies and notebooks of one workspace to another, or to all. What is shared is read-only
 * and the only thing of the workspace that its guests see; each share, its end, and each look at it
 * is an event of the workspace that shares.
 */
public interface Shares {

  /**
   * Shows a thing; showing it twice changes nothing.
   *
   * @param subject name or id of the study, id of the notebook
   * @param guest name or id of the other workspace; null for all
   * @throws io.fairlead.platform.problem.NotFound when there is no such study or notebook
   */
  Share share(UUID workspace, Share.Kind kind, String subject, @Nullable String guest, Actor by);

  /**
   * Ends a share at once; pages that show it say so.
   *
   * @throws io.fairlead.platform.problem.NotFound when there is none of that id
   */
  void revoke(UUID workspace, UUID share, Actor by);

  /** What the workspace shows to whom, newest first. */
  List<Share> of(UUID workspace);

  /** The share of that id. */
  Optional<Share> find(UUID workspace, UUID share);

  /**
   * What {@code owner} shows to the workspaces that {@code access} reads, as a workspace to read
   * in: its id is good for reading alone and gives what is shared alone. Empty when that is
   * nothing, so that {@code owner} looks as if it weren't there.
   */
  Optional<Workspace> visit(Workspace owner, Access access);

  /** All that others show to the workspaces that {@code access} reads, newest first. */
  List<Shown> shownTo(Access access);

  /**
   * Notes in the owner's audit trail that a guest looked.
   *
   * @param visit as {@link #visit} gave it
   * @param path the page or route
   */
  void looked(Workspace visit, Access access, String path);
}
