package io.fairlead.platform.catalog;

import io.fairlead.platform.workspace.Access;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The life of entries: proposed, then approved or rejected, later deprecated; who proposed never
 * approves. Every step is an event, and in a workspace a decision of its log. The caller has asked
 * whether {@code by} may.
 *
 * @see <a href="../../../../../../../../docs/adr/catalog-two-scopes.md">the decision</a>
 */
public interface Approvals {

  /**
   * Proposes the next version of an entry, or the first of a new one.
   *
   * @param workspace where it is proposed; for the installation's, from where
   * @throws io.fairlead.platform.problem.InvalidInput when it would widen in a workspace what holds
   *     everywhere, changes nothing, or is of another type than the versions before
   * @throws io.fairlead.platform.problem.Conflict when a proposal for that entry waits already
   */
  EntryVersion propose(UUID workspace, Scope scope, Proposal proposal, Access by);

  /**
   * Approves a version of a workspace's entry, from then on in force there.
   *
   * @throws io.fairlead.platform.problem.Conflict when it no longer waits, {@code by} proposed it,
   *     or the trainer, as it last said here, doesn't know the parameter
   */
  EntryVersion approve(UUID workspace, UUID version, String reason, Access by);

  /** Rejects a version of a workspace's entry; who proposed it takes it back like this. */
  EntryVersion reject(UUID workspace, UUID version, String reason, Access by);

  /**
   * Deprecates the version of a workspace's entry that is in force.
   *
   * @param replacement the parameter of the same trainer to use in its place
   */
  EntryVersion deprecate(
      UUID workspace, UUID version, String reason, String replacement, Access by);

  /** Every version of an entry, the workspace's own first, each newest first. */
  List<EntryVersion> versions(UUID workspace, String trainer, String name);

  /** The version of that id, of the workspace or the installation. */
  Optional<EntryVersion> find(UUID workspace, UUID version);

  /** The workspace's proposals that wait, oldest first. */
  List<EntryVersion> waiting(UUID workspace);
}
