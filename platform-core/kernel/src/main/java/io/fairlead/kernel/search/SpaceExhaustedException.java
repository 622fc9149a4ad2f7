package io.fairlead.kernel.search;

/** A finite space has no configuration left that wasn't suggested yet. */
public final class SpaceExhaustedException extends NothingToSuggestException {

  private static final long serialVersionUID = 1L;

  public SpaceExhaustedException(int trials) {
    super(
        "All %d configurations of the space were suggested; end the search or widen the space."
            .formatted(trials));
  }
}
