package io.fairlead.kernel.search;

/** A metric to be improved, by the name under which trials report it. */
public record Objective(String metric, Direction direction) {

  public Objective {
    if (metric.isBlank()) {
      throw new IllegalArgumentException(
          "An objective's metric isn't blank, was '%s'; name one that trials report."
              .formatted(metric));
    }
  }
}
