package io.fairlead.platform.trial;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which trials of a study, in which order.
 *
 * @param states those wanted; empty for all
 * @param sort {@code number}, {@code state}, {@code step}, {@code objective}, {@code startedAt},
 *     {@code parameter:NAME}, {@code metric:NAME} or {@code fairness:NAME}; absent values come last
 * @param after the cursor of the page before; null to start
 * @param offset how many to skip after that, for tables that jump
 */
public record TrialQuery(
    Set<TrialState> states,
    String sort,
    boolean descending,
    @Nullable String after,
    int offset,
    int limit) {

  public TrialQuery {
    states = Set.copyOf(states);
    if (limit < 1 || limit > 1000) {
      throw new IllegalArgumentException("limit is between 1 and 1000, was " + limit + ".");
    }
  }

  /** The first {@code limit} trials by number. */
  public static TrialQuery first(int limit) {
    return new TrialQuery(Set.of(), "number", false, null, 0, limit);
  }
}
