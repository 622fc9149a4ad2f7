package io.fairlead.kernel.search;

/**
 * What a sampler or pruner derives from a history, kept up to date event by event so that no answer
 * needs to read the whole history again.
 *
 * @see History#project
 */
@FunctionalInterface
public interface Projection {

  /** Takes in the next event; called once for each event, in order. */
  void apply(SearchEvent event);

  /**
   * Names a projection. Equal kinds share one projection of a history, so a kind is best a record
   * of everything that the projection depends on.
   */
  @FunctionalInterface
  interface Kind<P extends Projection> {

    /** The projection of an empty history. */
    P start();
  }
}
