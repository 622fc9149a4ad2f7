package io.fairlead.kernel.search;

/**
 * A sampler has nothing to suggest now. While trials run, ask again when one of them has ended;
 * when none does, the search is over.
 */
public class NothingToSuggestException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public NothingToSuggestException(String why) {
    super(why);
  }
}
