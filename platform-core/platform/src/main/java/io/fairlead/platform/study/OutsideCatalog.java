package io.fairlead.platform.study;

import io.fairlead.kernel.space.Domain;
import io.fairlead.platform.catalog.CatalogEntry;
import io.fairlead.platform.problem.InvalidInput;

/** A study's space steps outside of an entry: says which, its range, and the two ways out. */
public final class OutsideCatalog extends InvalidInput {

  private static final long serialVersionUID = 1;

  private final transient CatalogEntry entry;
  private final transient Domain wanted;

  /**
   * @param field where the study says it
   * @param value what it says
   * @param wanted the domain that an exception would have to allow
   */
  OutsideCatalog(String field, CatalogEntry entry, String value, Domain wanted) {
    super(
        field,
        "The catalog approves '%s' of %s as %s (version %d, %s)."
            .formatted(
                entry.name(),
                entry.trainer(),
                entry.parameter().domain().describe(),
                entry.version(),
                entry.scope().word()),
        value,
        "Stay inside, propose a change of the entry, or ask a manager for an exception for this study.");
    this.entry = entry;
    this.wanted = wanted;
  }

  /** The entry that is left. */
  public CatalogEntry entry() {
    return entry;
  }

  /** What the study wants in its place. */
  public Domain wanted() {
    return wanted;
  }
}
