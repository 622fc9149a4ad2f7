package io.fairlead.kernel.comparison;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.comparison.Improvement.Verdict;
import io.fairlead.kernel.random.Seeds;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairedBootstrapTest {

  private static final int RUNS = 600;

  private static RandomGenerator random(String use) {
    return Seeds.generator(3, use, 0);
  }

  /** Two rows, one of which the second model gets right alone: 0, ½ and 1 come 1, 2 and 1 in 4. */
  @Test
  void aMeanByHand() {
    Improvement found =
        PairedBootstrap.compare(
            new MeanScores(new double[] {0, 1}, new double[] {1, 1}, false, true),
            4_000,
            random("hand"));
    assertThat(found).isEqualTo(new Improvement(0.5, 1, 0.5, 0, 1, 2));
    assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
  }

  /**
   * Positives .9 and .4, negatives .5 and .1: three of four pairs are right; the second model has
   * all of them, and a tie would count half.
   */
  @Test
  void areasByHand() {
    boolean[] positive = {true, true, false, false};
    AucScores scores =
        new AucScores(positive, new double[] {.9, .4, .5, .1}, new double[] {.9, .6, .5, .1});
    int[] once = {1, 1, 1, 1};
    assertThat(scores.reference(once)).isEqualTo(0.75);
    assertThat(scores.candidate(once)).isEqualTo(1);
    assertThat(scores.reference(new int[] {0, 2, 1, 1})).isEqualTo(0.5);
    AucScores tied =
        new AucScores(positive, new double[] {.9, .5, .5, .1}, new double[] {1, 1, 1, 1});
    assertThat(tied.reference(once)).isEqualTo(0.875);
    assertThat(tied.candidate(once)).isEqualTo(0.5);
  }

  @Test
  void theRootIsTakenOfTheMeanAndLessIsBetter() {
    Improvement found =
        PairedBootstrap.compare(
            new MeanScores(new double[] {16, 16, 16}, new double[] {9, 9, 9}, true, false),
            random("root"));
    assertThat(found).isEqualTo(new Improvement(4, 3, 1, 1, 1, 3));
    assertThat(found.verdict()).isEqualTo(Verdict.BETTER);
    assertThat(
            PairedBootstrap.compare(
                    new MeanScores(new double[] {9, 9}, new double[] {16, 16}, false, false),
                    random("worse"))
                .verdict())
        .isEqualTo(Verdict.WORSE);
  }

  @Test
  void theSameSeedGivesTheSameInterval() {
    MeanScores scores =
        new MeanScores(
            random("a").doubles(50).toArray(), random("b").doubles(50).toArray(), false, true);
    assertThat(PairedBootstrap.compare(scores, random("same")))
        .isEqualTo(PairedBootstrap.compare(scores, random("same")));
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertThatThrownBy(() -> new MeanScores(new double[1], new double[2], false, true))
        .hasMessageContaining("same rows");
    assertThatThrownBy(() -> new MeanScores(new double[] {Double.NaN}, new double[1], false, true))
        .hasMessageContaining("finite");
    assertThatThrownBy(
            () -> new AucScores(new boolean[] {true}, new double[] {1}, new double[] {1}))
        .hasMessageContaining("both classes");
  }

  /** Two models that are right on the same easy rows and differ on the others. */
  @ParameterizedTest
  @CsvSource({"100, 0.7, 0.7", "200, 0.7, 0.75", "400, 0.85, 0.8"})
  void differencesOfAccuracyAreCovered(int rows, double reference, double candidate) {
    RandomGenerator random = random("accuracy" + rows);
    int covered = 0;
    for (int run = 0; run < RUNS; run++) {
      double[] first = new double[rows];
      double[] second = new double[rows];
      for (int row = 0; row < rows; row++) {
        double ease = random.nextDouble();
        boolean shared = random.nextBoolean();
        first[row] = ease < reference ? 1 : 0;
        second[row] = (shared ? ease : random.nextDouble()) < candidate ? 1 : 0;
      }
      covered +=
          holds(new MeanScores(first, second, false, true), candidate - reference, random) ? 1 : 0;
    }
    assertThat((double) covered / RUNS).isBetween(0.93, 0.97);
  }

  /** Normal scores whose shift by class gives areas that are known. */
  @ParameterizedTest
  @CsvSource({"60, 140, 1.0, 1.0", "100, 100, 0.8, 1.2"})
  void differencesOfAreasAreCovered(
      int positives, int negatives, double reference, double candidate) {
    RandomGenerator random = random("area" + positives);
    double truth = area(candidate) - area(reference);
    int rows = positives + negatives;
    int covered = 0;
    for (int run = 0; run < RUNS; run++) {
      boolean[] positive = new boolean[rows];
      double[] first = new double[rows];
      double[] second = new double[rows];
      for (int row = 0; row < rows; row++) {
        positive[row] = row < positives;
        double common = random.nextGaussian();
        first[row] = mixed(common, random) + (positive[row] ? reference : 0);
        second[row] = mixed(common, random) + (positive[row] ? candidate : 0);
      }
      covered += holds(new AucScores(positive, first, second), truth, random) ? 1 : 0;
    }
    assertThat((double) covered / RUNS).isBetween(0.93, 0.97);
  }

  @Test
  void areasOfTheTestItself() {
    assertThat(area(0)).isEqualTo(0.5, within(1e-6));
    assertThat(area(Math.sqrt(2))).isEqualTo(0.841345, within(1e-5));
  }

  private static double mixed(double common, RandomGenerator random) {
    return Math.sqrt(0.5) * (common + random.nextGaussian());
  }

  private static boolean holds(PairedScores scores, double truth, RandomGenerator random) {
    Improvement found = PairedBootstrap.compare(scores, 400, random);
    return found.low() <= truth + 1e-12 && truth - 1e-12 <= found.high();
  }

  /** The chance that a standard normal number is below shift / √2, by Simpson's rule. */
  private static double area(double shift) {
    double end = shift / Math.sqrt(2);
    int steps = 2_000;
    double sum = 0;
    for (int i = 0; i <= steps; i++) {
      double x = end * i / steps;
      double weight = i == 0 || i == steps ? 1 : i % 2 == 0 ? 2 : 4;
      sum += weight * Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }
    return 0.5 + sum * end / steps / 3;
  }
}
