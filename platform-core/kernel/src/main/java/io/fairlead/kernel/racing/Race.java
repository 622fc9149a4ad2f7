package io.fairlead.kernel.racing;

/**
 * What follows a search whose trainings are noisy: its best configurations are trained again with
 * other seeds until the best is told apart from the others or the repeats are used up.
 *
 * @param finalists how many of the best configurations take part; 2 to {@value #MOST_FINALISTS}
 * @param repeats how often each is trained again at most; 2 to {@value #MOST_REPEATS}
 */
public record Race(int finalists, int repeats) {

  public static final int MOST_FINALISTS = 20;
  public static final int MOST_REPEATS = 100;

  /** The best three, up to five times. */
  public static final Race USUAL = new Race(3, 5);

  public Race {
    if (finalists < 2 || finalists > MOST_FINALISTS) {
      throw new IllegalArgumentException(
          "A race has 2 to %d finalists, was %d.".formatted(MOST_FINALISTS, finalists));
    }
    if (repeats < 2 || repeats > MOST_REPEATS) {
      throw new IllegalArgumentException(
          "Noise shows from the second repeat on: a race has 2 to %d repeats of each finalist, was %d."
              .formatted(MOST_REPEATS, repeats));
    }
  }

  /** How many trainings it takes at most. */
  public int most() {
    return finalists * repeats;
  }
}
