package io.fairlead.kernel.sampler.cma;

import io.fairlead.kernel.model.Axis;
import io.fairlead.kernel.model.Encoding;
import io.fairlead.kernel.model.Normal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** What one run of the strategy has come to: a normal distribution, and odds of choices. */
final class Distribution {

  private static final double START = 0.3;
  private static final double WIDEST = 1;

  private final Encoding encoding;
  private final Layout layout;
  private final Rates rates;
  private final Shape shape;
  private final double[] mean;
  private final double[] stretch;
  private final double[] sigmaPath;
  private final double[] path;
  private final Odds[] odds;
  private double sigma = START;
  private int generation;

  Distribution(Encoding encoding, Layout layout, int population, double[] start) {
    this.encoding = encoding;
    this.layout = layout;
    int n = layout.numbers().length;
    rates = Rates.of(n, population);
    shape = new Shape(n);
    mean = start.clone();
    stretch = new double[n];
    Arrays.fill(stretch, 1);
    sigmaPath = new double[n];
    path = new double[n];
    odds = new Odds[layout.choices().length];
    Arrays.setAll(odds, i -> new Odds(layout.levels(i), odds.length));
  }

  int population() {
    return rates.population();
  }

  int generation() {
    return generation;
  }

  /** The mean deviation along its axes; 0 where there are none. */
  double width() {
    double sum = 0;
    for (int i = 0; i < mean.length; i++) {
      sum += deviation(i) / mean.length;
    }
    return sum;
  }

  private double deviation(int i) {
    return sigma * stretch[i] * shape.deviation(i);
  }

  /** Whether nothing is left to be learnt from it. */
  boolean hasConverged(double tiny, double skewed) {
    for (int i = 0; i < mean.length; i++) {
      if (deviation(i) > tiny) {
        return shape.condition() > skewed;
      }
    }
    return mean.length > 0;
  }

  /**
   * @param blur 0 for a draw from the distribution itself; more for wider ones, at most 1
   */
  Member draw(double blur, RandomGenerator random) {
    double[] white = new double[mean.length];
    for (int i = 0; i < white.length; i++) {
      white[i] = Normal.quantile(1e-12 + random.nextDouble() * (1 - 2e-12));
    }
    double[] numbers = shape.colour(white);
    for (int i = 0; i < numbers.length; i++) {
      double wider = StrictMath.exp(3 * blur);
      double at = mean[i] + wider * sigma * stretch[i] * numbers[i];
      numbers[i] = Margin.concerns(layout.number(encoding, i)) ? at : mirrored(at);
    }
    int[] chosen = new int[odds.length];
    for (int i = 0; i < chosen.length; i++) {
      chosen[i] = odds[i].draw(blur, random);
    }
    return new Member(numbers, chosen, generation);
  }

  /** Walls throw back, so that much of a wide draw isn't heaped on them. */
  static double mirrored(double at) {
    double twice = at - 2 * StrictMath.floor(at / 2);
    return Math.min(twice <= 1 ? twice : 2 - twice, Math.nextDown(1.0));
  }

  /**
   * @param ranked a generation, the best first
   */
  void learn(List<Member> ranked) {
    int best = rates.weights().length;
    List<double[]> steps = new ArrayList<>();
    for (Member each : ranked.subList(0, best)) {
      steps.add(step(each));
    }
    for (int i = 0; i < odds.length; i++) {
      int choice = i;
      odds[i].learn(
          rates.weights(),
          ranked.subList(0, best).stream().mapToInt(each -> each.choices()[choice]).toArray());
    }
    generation++;
    if (mean.length > 0) {
      move(steps);
      correct();
    }
  }

  /** In the distribution's own units, shortened where it wasn't drawn from it (Hansen, 2011). */
  private double[] step(Member member) {
    double[] step = new double[mean.length];
    for (int i = 0; i < step.length; i++) {
      step[i] = (member.numbers()[i] - mean[i]) / (sigma * stretch[i]);
    }
    if (member.generation() != generation && step.length > 0) {
      double length = length(shape.whiten(step));
      double longest = Math.sqrt(step.length) + 2.0 * step.length / (step.length + 2);
      for (int i = 0; i < step.length && length > longest; i++) {
        step[i] *= longest / length;
      }
    }
    return step;
  }

  private void move(List<double[]> steps) {
    int n = mean.length;
    double[] weights = rates.weights();
    double[] step = new double[n];
    for (int i = 0; i < n; i++) {
      for (int k = 0; k < weights.length; k++) {
        step[i] += weights[k] * steps.get(k)[i];
      }
    }
    double[] white = shape.whiten(step);
    double much = Math.sqrt(rates.sigma() * (2 - rates.sigma()) * rates.mass());
    for (int i = 0; i < n; i++) {
      mean[i] += sigma * stretch[i] * step[i];
      sigmaPath[i] = (1 - rates.sigma()) * sigmaPath[i] + much * white[i];
    }
    double length = length(sigmaPath);
    double grown = Math.sqrt(1 - StrictMath.pow(1 - rates.sigma(), 2.0 * generation));
    boolean steady = length / grown < (1.4 + 2.0 / (n + 1)) * rates.length();
    double more = steady ? Math.sqrt(rates.path() * (2 - rates.path()) * rates.mass()) : 0;
    for (int i = 0; i < n; i++) {
      path[i] = (1 - rates.path()) * path[i] + more * step[i];
    }
    double missing = steady ? 0 : rates.one() * rates.path() * (2 - rates.path());
    shape.learn(
        1 - rates.one() - rates.many() + missing, rates.one(), path, rates.many(), weights, steps);
    double factor = StrictMath.exp(rates.sigma() / rates.damping() * (length / rates.length() - 1));
    sigma = Math.min(WIDEST, sigma * factor);
  }

  private void correct() {
    double least = 1.0 / (encoding.dimensions() * rates.population());
    for (int i = 0; i < mean.length; i++) {
      Axis axis = layout.number(encoding, i);
      if (Margin.concerns(axis)) {
        Margin.Corrected corrected =
            Margin.of(axis, mean[i], stretch[i], sigma * shape.deviation(i), least);
        mean[i] = corrected.mean();
        stretch[i] = corrected.stretch();
      }
    }
  }

  private static double length(double[] vector) {
    double squares = 0;
    for (double each : vector) {
      squares += each * each;
    }
    return Math.sqrt(squares);
  }
}
