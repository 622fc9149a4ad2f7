package io.fairlead.kernel.fairness;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.kernel.random.Seeds;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How often intervals hold the truth, when the truth is known. */
class CoverageTest {

  private static final int RUNS = 4_000;

  /** Exact: summed over everything that can be seen. */
  @ParameterizedTest
  @ValueSource(longs = {100, 150, 300, 1000})
  void singleRatesAreCoveredAsStated(long trials) {
    for (int percent = 5; percent <= 95; percent += 5) {
      double p = percent / 100.0;
      double[] chance = binomial(trials, p);
      double covered = 0;
      for (int k = 0; k <= trials; k++) {
        covered += holds(new Proportion(k, trials).wilson(Interval.Z), p) ? chance[k] : 0;
      }
      assertThat(covered).as("p %s of %d", p, trials).isBetween(0.93, 0.97);
    }
  }

  /** Exact as well. */
  @ParameterizedTest
  @CsvSource({
    "100, 100, 0.5, 0.5",
    "100, 100, 0.05, 0.05",
    "100, 150, 0.2, 0.3",
    "120, 100, 0.95, 0.7",
    "200, 100, 0.05, 0.95",
    "100, 300, 0.1, 0.1",
    "150, 150, 0.65, 0.8"
  })
  void signedDifferencesAreCoveredAsStated(int trialsA, int trialsB, double a, double b) {
    double[] chanceA = binomial(trialsA, a);
    double[] chanceB = binomial(trialsB, b);
    double covered = 0;
    for (int i = 0; i <= trialsA; i++) {
      for (int j = 0; j <= trialsB; j++) {
        double chance = chanceA[i] * chanceB[j];
        if (chance > 1e-12
            && holds(
                PairInterval.difference(
                    new Proportion(i, trialsA), new Proportion(j, trialsB), Interval.Z),
                a - b)) {
          covered += chance;
        }
      }
    }
    assertThat(covered).isBetween(0.93, 0.97);
  }

  @ParameterizedTest
  @CsvSource({"0.6,0.6,0.6,0.6", "0.5,0.5,0.5,0.7", "0.3,0.4,0.5,0.6", "0.9,0.9,0.9,0.95"})
  void theLargestDifferenceAndTheSmallestRatioAreCovered(double a, double b, double c, double d) {
    double[] rates = {a, b, c, d};
    double least = Arrays.stream(rates).min().orElseThrow();
    double most = Arrays.stream(rates).max().orElseThrow();
    RandomGenerator random = Seeds.generator(7, "fairness", Arrays.hashCode(rates));
    int difference = 0;
    int ratio = 0;
    int odds = 0;
    for (int run = 0; run < RUNS; run++) {
      var between =
          new Between(
                  Arrays.stream(rates).mapToObj(rate -> confusion(random, rate, 150, 100)).toList())
              .figures();
      difference += holds(between.get("equal_opportunity_difference"), most - least) ? 1 : 0;
      ratio += holds(between.get("equal_opportunity_ratio"), least / most) ? 1 : 0;
      odds += holds(between.get("equalized_odds_difference"), most - least) ? 1 : 0;
    }
    assertThat((double) difference / RUNS).isGreaterThanOrEqualTo(0.95);
    assertThat((double) ratio / RUNS).isGreaterThanOrEqualTo(0.95);
    assertThat((double) odds / RUNS).isGreaterThanOrEqualTo(0.95);
  }

  @ParameterizedTest
  @CsvSource({"50, 50, 0.0", "50, 50, 0.7", "40, 120, 1.2", "100, 100, 1.8"})
  void aucsAreCovered(int positive, int negative, double shift) {
    double truth = 1 - upperTail(shift / Math.sqrt(2));
    RandomGenerator random = Seeds.generator(8, "auc", positive);
    int covered = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] high =
          IntStream.range(0, positive)
              .mapToDouble(_ -> random.nextGaussian() + shift)
              .sorted()
              .toArray();
      double[] low =
          IntStream.range(0, negative).mapToDouble(_ -> random.nextGaussian()).sorted().toArray();
      covered += holds(Auc.of(high, low), truth) ? 1 : 0;
    }
    assertThat((double) covered / RUNS).isBetween(0.93, 0.98);
  }

  @Test
  void balancedErrorsAndBrierScoresAreCovered() {
    RandomGenerator random = Seeds.generator(9, "scores", 0);
    double brier = 1 / 6.0; // scores uniform on 0 to 1 and right as probabilities
    int errors = 0;
    int briers = 0;
    for (int run = 0; run < RUNS; run++) {
      errors +=
          holds(confusion(random, 0.8, 100, 60).figures().get(Measure.BALANCED_ERROR), 0.2) ? 1 : 0;
      briers += holds(scored(random, 150, p -> p).figures(0.5).get(Measure.BRIER), brier) ? 1 : 0;
    }
    assertThat((double) errors / RUNS).isBetween(0.93, 0.97);
    assertThat((double) briers / RUNS).isBetween(0.93, 0.97);
  }

  /** Never too seldom; the safe choices make it more often than stated. */
  @Test
  void calibrationErrorsAreCovered() {
    covers(p -> p, 0, 500);
    covers(p -> Math.min(1, p + 0.1), Double.NaN, 500);
    covers(p -> p * p, Double.NaN, 200);
    covers(p -> 0.3 + 0.4 * p, Double.NaN, 2_000);
  }

  private static void covers(DoubleUnaryOperator truth, double error, int rows) {
    RandomGenerator random = Seeds.generator(10, "calibration", rows);
    int covered = 0;
    int runs = 1_000;
    for (int run = 0; run < runs; run++) {
      double[] scores = random.doubles(rows).sorted().toArray();
      var members = scored(random, scores, truth);
      double expected = 0;
      int from = 0;
      for (CalibrationBin bin : members.calibration()) {
        double distance = 0;
        for (int i = from; i < from + bin.count(); i++) {
          distance += (truth.applyAsDouble(scores[i]) - scores[i]) / bin.count();
        }
        expected += distance * distance * bin.count() / rows;
        from += (int) bin.count();
      }
      double known = Double.isNaN(error) ? Math.sqrt(expected) : error;
      covered += holds(members.figures(0.5).get(Measure.CALIBRATION_ERROR), known) ? 1 : 0;
    }
    assertThat((double) covered / runs).as("%d rows", rows).isGreaterThanOrEqualTo(0.94);
  }

  private static ScoredMembers scored(RandomGenerator random, int rows, DoubleUnaryOperator truth) {
    return scored(random, random.doubles(rows).toArray(), truth);
  }

  private static ScoredMembers scored(
      RandomGenerator random, double[] scores, DoubleUnaryOperator truth) {
    boolean[] positive = new boolean[scores.length];
    for (int i = 0; i < scores.length; i++) {
      positive[i] = random.nextDouble() < truth.applyAsDouble(scores[i]);
    }
    return ScoredMembers.of(
        new Predictions.Scored(positive, scores), IntStream.range(0, scores.length).toArray());
  }

  /** True positive rate {@code rate}, false positive rate 0.2. */
  private static Confusion confusion(
      RandomGenerator random, double rate, int positive, int negative) {
    int hits = 0;
    for (int i = 0; i < positive; i++) {
      hits += random.nextDouble() < rate ? 1 : 0;
    }
    int wrong = 0;
    for (int i = 0; i < negative; i++) {
      wrong += random.nextDouble() < 0.2 ? 1 : 0;
    }
    return new Confusion(hits, wrong, negative - wrong, positive - hits);
  }

  private static double[] binomial(long trials, double p) {
    double[] chance = new double[(int) trials + 1];
    double log = trials * Math.log1p(-p);
    for (int k = 0; k <= trials; k++) {
      chance[k] = Math.exp(log);
      log += Math.log((double) (trials - k) / (k + 1)) + Math.log(p / (1 - p));
    }
    return chance;
  }

  /** Chance that a standard normal number is larger, by bisection of the quantile. */
  private static double upperTail(double x) {
    double low = 0;
    double high = 1;
    for (int i = 0; i < 60; i++) {
      double middle = (low + high) / 2;
      if (NormalQuantile.of(1 - middle) > x) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static boolean holds(Interval interval, double truth) {
    return interval.low() <= truth + 1e-12 && truth - 1e-12 <= interval.high();
  }

  private static boolean holds(Figure figure, double truth) {
    return holds(new Interval(figure.low(), figure.high()), truth);
  }
}
