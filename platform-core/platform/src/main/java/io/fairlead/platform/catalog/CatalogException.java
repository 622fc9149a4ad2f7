package io.fairlead.platform.catalog;

import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.catalog.EntryVersion.Signature;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Leave for one study to step outside of an entry.
 *
 * @param name of the parameter
 * @param domain what is asked for in place of the approved range
 * @param study the name of the study, which may not exist yet
 * @param requested by whom, and why
 * @param until the study is submitted before then
 * @param decided by whom, and what they said; null while it waits
 */
public record CatalogException(
    UUID id,
    String trainer,
    String name,
    Domain domain,
    String study,
    Signature requested,
    Instant until,
    State state,
    @Nullable Signature decided) {

  /** Whether each value of {@code wanted} is approved or excepted. */
  public boolean allows(Domain wanted, Domain approved) {
    return wanted.narrows(domain)
        || Overlap.joined(approved, domain).filter(wanted::narrows).isPresent();
  }

  /** Where a request stands. */
  public enum State {
    REQUESTED,
    GRANTED,
    REFUSED
  }
}
