package io.fairlead.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * What a {@code DoGet} asks for, in JSON.
 *
 * @param workspace name or id; needed with a personal token, given by an attempt's
 * @param id digest of a data set or artifact; id of a trial for metrics
 * @param attempts {@code all} for every metric point ever acknowledged; null for the trial's series
 */
public record Ticket(Kind kind, @Nullable String workspace, String id, @Nullable String attempts) {

  /** What can be read. */
  public enum Kind {
    DATASET,
    ARTIFACT,
    METRICS
  }
}
