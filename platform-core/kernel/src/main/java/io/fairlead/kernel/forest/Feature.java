package io.fairlead.kernel.forest;

/**
 * What one column of a forest's rows holds.
 *
 * @param categories 0 for numbers; else values are whole numbers from 0 to this, exclusive, without
 *     an order
 */
public record Feature(int categories) {

  public static final Feature NUMERIC = new Feature(0);

  public Feature {
    if (categories < 0) {
      throw new IllegalArgumentException(
          "A feature has 0 (for numbers) or more categories, was %d.".formatted(categories));
    }
  }

  public boolean isCategorical() {
    return categories > 0;
  }
}
