package io.fairlead.platform.study;

import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.catalog.Scope;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What of the catalog a study was accepted under; never changes. */
public interface CatalogVersions {

  /**
   * What a study used; nothing for one from before that was recorded.
   *
   * @throws io.fairlead.platform.problem.NotFound when the workspace has no such study
   */
  Used of(UUID workspace, UUID study);

  /** The versions, by parameter in the catalog's order, and the exceptions. */
  record Used(List<UsedVersion> versions, List<UsedException> exceptions) {
    public Used {
      versions = List.copyOf(versions);
      exceptions = List.copyOf(exceptions);
    }
  }

  /**
   * A version of an entry.
   *
   * @param name of the parameter
   * @param id of the version
   */
  record UsedVersion(String name, UUID id, Scope scope, int version) {}

  /**
   * An exception, as it was when the study was accepted.
   *
   * @param name of the parameter
   * @param approved what was approved, for people
   * @param domain what was allowed in its place
   * @param reason why it was asked for
   */
  record UsedException(
      UUID id,
      String name,
      String approved,
      Domain domain,
      String requestedBy,
      String grantedBy,
      String reason,
      Instant until) {}
}
