package io.fairlead.kernel.search;

import io.fairlead.kernel.space.Configuration;

/** A configuration to try next, and why. */
public record Suggestion(Configuration configuration, Explanation explanation) {

  /** Of a strategy without a model. */
  public Suggestion(Configuration configuration, String strategy, String reason) {
    this(configuration, new Explanation(strategy, reason));
  }
}
