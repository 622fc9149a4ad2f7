package io.fairlead.platform.catalog;

import io.fairlead.platform.workspace.Access;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The entries that hold in every workspace, as {@link Approvals} has them for one workspace; its
 * proposals are made there. Every step is an event of the installation. The caller has asked
 * whether {@code by} may.
 */
public interface InstallationCatalog {

  /** As {@link Approvals#approve}. */
  EntryVersion approve(UUID version, String reason, Access by);

  /** As {@link Approvals#reject}. */
  EntryVersion reject(UUID version, String reason, Access by);

  /** As {@link Approvals#deprecate}. */
  EntryVersion deprecate(UUID version, String reason, String replacement, Access by);

  /** The proposals that wait, oldest first. */
  List<EntryVersion> waiting();

  /** The trainers that have entries, by name. */
  List<String> trainers();

  /** The newest approved version of each entry of a trainer, in order. */
  List<EntryVersion> entries(String trainer);

  /** Every version of an entry, newest first. */
  List<EntryVersion> versions(String trainer, String name);

  /** The version of that id. */
  Optional<EntryVersion> find(UUID version);
}
