package io.fairlead.kernel.search;

import io.fairlead.kernel.space.Configuration;
import java.util.OptionalInt;

/**
 * A configuration to try next, and why.
 *
 * @param repeats the trial whose configuration is to be trained again with another seed; empty for
 *     one that is searched
 */
public record Suggestion(
    Configuration configuration, Explanation explanation, OptionalInt repeats) {

  /** One that is searched. */
  public Suggestion(Configuration configuration, Explanation explanation) {
    this(configuration, explanation, OptionalInt.empty());
  }

  /** Of a strategy without a model. */
  public Suggestion(Configuration configuration, String strategy, String reason) {
    this(configuration, new Explanation(strategy, reason));
  }
}
