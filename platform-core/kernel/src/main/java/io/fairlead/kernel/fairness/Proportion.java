package io.fairlead.kernel.fairness;

/**
 * How many of how many.
 *
 * @param successes from 0 to {@code trials}
 * @param trials the rate's own denominator; 0 leaves it undefined
 */
record Proportion(long successes, long trials) {

  Proportion {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(
          "A proportion is of at most all: %d of %d.".formatted(successes, trials));
    }
  }

  boolean isUndefined() {
    return trials == 0;
  }

  /** The share; 0 where it is undefined, as Fairlearn has it. */
  double value() {
    return isUndefined() ? 0 : (double) successes / trials;
  }

  Figure figure() {
    return isUndefined() ? Figure.convention(0) : Figure.of(value(), wilson(Interval.Z));
  }

  /**
   * The score interval (Wilson, JASA 22, 1927); all of 0 to 1 without trials.
   *
   * @param z the normal quantile of the confidence wanted
   */
  Interval wilson(double z) {
    if (isUndefined()) {
      return new Interval(0, 1);
    }
    double p = value();
    double z2 = z * z;
    double centre = p + z2 / (2 * trials);
    double half = z * Math.sqrt(p * (1 - p) / trials + z2 / (4.0 * trials * trials));
    double scale = 1 + z2 / trials;
    double low = successes == 0 ? 0 : Math.clamp((centre - half) / scale, 0, p);
    double high = successes == trials ? 1 : Math.clamp((centre + half) / scale, p, 1);
    return new Interval(low, high);
  }
}
