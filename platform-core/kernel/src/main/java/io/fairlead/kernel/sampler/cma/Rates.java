package io.fairlead.kernel.sampler.cma;

/**
 * The constants of one run, by the formulas of Hansen (The CMA evolution strategy: a tutorial,
 * 2016) without negative weights.
 *
 * @param n how many numbers there are
 * @param population λ
 * @param weights of the best, μ of them, best first; their sum is 1
 * @param mass μ_eff
 */
record Rates(
    int n,
    int population,
    double[] weights,
    double mass,
    double sigma,
    double damping,
    double path,
    double one,
    double many,
    double length) {

  /** More numbers than this are taken for independent (Ros and Hansen, sep-CMA-ES, 2008). */
  static final int MOST_TOGETHER = 100;

  static int population(int dimensions) {
    return 4 + (int) (3 * StrictMath.log(dimensions));
  }

  static Rates of(int n, int population) {
    double[] weights = new double[population / 2];
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] = StrictMath.log((population + 1) / 2.0) - StrictMath.log(i + 1.0);
      sum += weights[i];
    }
    double squares = 0;
    for (int i = 0; i < weights.length; i++) {
      weights[i] /= sum;
      squares += weights[i] * weights[i];
    }
    double mass = 1 / squares;
    double d = Math.max(1, n);
    double sigma = (mass + 2) / (d + mass + 5);
    double damping = 1 + 2 * Math.max(0, Math.sqrt((mass - 1) / (d + 1)) - 1) + sigma;
    double path = (4 + mass / d) / (d + 4 + 2 * mass / d);
    double faster = n > MOST_TOGETHER ? (d + 2) / 3 : 1;
    double one = Math.min(0.5, faster * 2 / ((d + 1.3) * (d + 1.3) + mass));
    double many =
        Math.min(1 - one, faster * 2 * (mass - 2 + 1 / mass) / ((d + 2) * (d + 2) + mass));
    double length = Math.sqrt(d) * (1 - 1 / (4 * d) + 1 / (21 * d * d));
    return new Rates(n, population, weights, mass, sigma, damping, path, one, many, length);
  }
}
