package io.fairlead.platform.catalog;

import java.util.List;
import java.util.UUID;

/** Where a workspace's past trials had a parameter, and where they were best. */
public interface PastValues {

  /** The newest 2,000 complete trials that had the parameter. */
  List<Past> of(UUID workspace, String trainer, String name);

  /**
   * A complete trial.
   *
   * @param value as its parameters have it
   * @param rank by the first objective among the complete ones of its study: 0 for the best, 1 for
   *     the worst
   */
  record Past(UUID trial, String value, double rank) {}
}
