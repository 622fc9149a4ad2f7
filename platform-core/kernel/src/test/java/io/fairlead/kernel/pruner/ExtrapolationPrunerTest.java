package io.fairlead.kernel.pruner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.model.StudentDistribution;
import io.fairlead.kernel.random.Seeds;
import io.fairlead.kernel.search.Pruner;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtrapolationPrunerTest extends PrunerContract {

  @Override
  Pruner pruner() {
    return new ExtrapolationPruner(1, 0, 5);
  }

  @ParameterizedTest
  @CsvSource({"0,3,.5", "1,1,.75", "2.776445105,4,.975", "-2.570581836,5,.025", "1.5,30,.9279"})
  void studentsDistributionIsRight(double t, int degrees, double probability) {
    assertThat(StudentDistribution.below(t, degrees)).isCloseTo(probability, within(1e-4));
  }

  @Test
  void aCurveIsCarriedOn() {
    for (double exponent : new double[] {0.3, 0.5, 1, 1.3}) {
      CurveEnsemble curve = new CurveEnsemble();
      for (int step = 10; step <= 50; step += 10) {
        curve.add(step, 0.2 + StrictMath.pow(step, -exponent));
      }
      double end = 0.2 + StrictMath.pow(100, -exponent);
      double moved = StrictMath.pow(10, -exponent) - StrictMath.pow(50, -exponent);
      assertThat(curve.chanceBelow(end + 0.2 * moved, 100)).as("%s", exponent).isGreaterThan(0.75);
      assertThat(curve.chanceBelow(end - 0.3 * moved, 100)).as("%s", exponent).isLessThan(0.25);
    }
  }

  @Test
  void chancesAreWhatHappens() {
    RandomGenerator random = Seeds.generator(5, "curves", 0);
    double[] promised = new double[2];
    int[] cameTrue = new int[2];
    int[] counted = new int[2];
    for (int i = 0; i < 600; i++) {
      double end = random.nextDouble();
      double rate = 0.3 + random.nextDouble();
      CurveEnsemble curve = new CurveEnsemble();
      for (int step = 10; step <= 40; step += 5) {
        double noise = 0.01 * (random.nextDouble() - 0.5);
        curve.add(step, end + StrictMath.pow(step, -rate) + noise);
      }
      double truth = end + StrictMath.pow(100, -rate);
      double target = truth + 0.2 * (random.nextDouble() - 0.5);
      double chance = curve.chanceBelow(target, 100);
      int half = chance < 0.5 ? 0 : 1;
      counted[half]++;
      promised[half] += chance;
      cameTrue[half] += truth < target ? 1 : 0;
    }
    for (int half = 0; half < 2; half++) {
      assertThat(cameTrue[half] / (double) counted[half])
          .isCloseTo(promised[half] / counted[half], within(0.15));
    }
  }

  @Test
  void aFlatCurveStaysFlat() {
    CurveEnsemble curve = new CurveEnsemble();
    for (int step = 1; step < 6; step++) {
      curve.add(step, 0.7);
    }
    assertThat(curve.chanceBelow(0.6, 100)).isLessThan(0.01);
    assertThat(curve.chanceBelow(0.8, 100)).isGreaterThan(0.99);
  }

  @Test
  void itSavesAThirdAndKeepsTheBest() {
    SimulatedSearch search = new SimulatedSearch(pruner(), 100, 100, 4, -1).run();
    assertThat(search.stepsTrained).as("of 10000").isLessThan(6600);
    assertThat(search.completed()).isGreaterThan(3);
    assertThat(search.bestFinalLoss()).isLessThan(0.03);
  }
}
