package io.fairlead.kernel.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Against values printed in the papers and tables the methods come from. */
class IntervalsTest {

  private static final Offset<Double> FOUR = within(0.5e-4);

  @Test
  void theNormalQuantileIsTheTables() {
    assertThat(NormalQuantile.of(0.975)).isCloseTo(1.959963984540054, within(1e-14));
    assertThat(NormalQuantile.of(0.5)).isZero();
    assertThat(NormalQuantile.of(1e-9)).isCloseTo(-5.997807015007687, within(1e-12));
    assertThat(NormalQuantile.of(1e-14)).isCloseTo(-7.650628092935266, within(1e-11));
    assertThat(Interval.quantile(3)).isCloseTo(2.393979800, within(1e-8));
  }

  @Test
  void studentsQuantileIsTheTables() {
    assertThat(StudentQuantile.of(0.975, 1)).isCloseTo(12.7062, within(1e-4));
    assertThat(StudentQuantile.of(0.975, 2)).isCloseTo(4.30265, within(1e-5));
    assertThat(StudentQuantile.of(0.975, 3)).isCloseTo(3.18245, within(5e-3));
    assertThat(StudentQuantile.of(0.975, 10)).isCloseTo(2.22814, within(1e-4));
    assertThat(StudentQuantile.of(0.975, 100)).isCloseTo(1.98397, within(1e-5));
  }

  @Test
  void wilsonIsAsPrintedByNewcombe() { // 1998, part 1, table I
    same(new Proportion(81, 263).wilson(Interval.Z), 0.2553, 0.3662);
    same(new Proportion(15, 148).wilson(Interval.Z), 0.0624, 0.1605);
    same(new Proportion(0, 20).wilson(Interval.Z), 0, 0.1611);
    same(new Proportion(1, 29).wilson(Interval.Z), 0.0061, 0.1718);
  }

  @Test
  void differencesAreAsPrintedByNewcombe() { // 1998, part 2, table II, method 10
    same(difference(56, 70, 48, 80), 0.0524, 0.3339);
    same(difference(9, 10, 3, 10), 0.1705, 0.8090);
    same(difference(10, 10, 0, 10), 0.6075, 1);
    same(difference(0, 10, 0, 20), -0.1611, 0.2775);
  }

  @Test
  void anUndefinedRateMayBeAnything() {
    Interval interval = difference(0, 0, 5, 10);
    assertThat(interval.low()).isLessThan(-0.7);
    assertThat(interval.high()).isGreaterThan(0.7);
  }

  @Test
  void ratiosInvertWhenTheirSidesDo() {
    Proportion a = new Proportion(56, 70);
    Proportion b = new Proportion(48, 80);
    Interval ratio = PairInterval.ratio(a, b, Interval.Z);
    Interval inverse = PairInterval.ratio(b, a, Interval.Z);
    assertThat(ratio.low()).isCloseTo(1 / inverse.high(), within(1e-12));
    assertThat(ratio.high()).isCloseTo(1 / inverse.low(), within(1e-12));
    assertThat(ratio.low()).isBetween(1.05, 1.10);
    assertThat(ratio.high()).isBetween(1.65, 1.75);
    Interval lesser = PairInterval.lesserRatio(a, b, Interval.Z);
    assertThat(lesser.high()).isCloseTo(1 / ratio.low(), within(1e-12));
  }

  @Test
  void aRatioToNothingHasNoUpperEnd() {
    Interval ratio = PairInterval.ratio(new Proportion(3, 10), new Proportion(0, 10), Interval.Z);
    assertThat(ratio.low()).isPositive();
    assertThat(ratio.high()).isInfinite();
    assertThat(PairInterval.lesserRatio(new Proportion(0, 10), new Proportion(0, 10), Interval.Z))
        .isEqualTo(new Interval(0, 1));
  }

  @Test
  void aucsAreWithinTheirLimitsAndHaveWidthAtTheEnds() {
    Figure perfect = Auc.of(new double[] {0.8, 0.9}, new double[] {0.1, 0.2, 0.3});
    assertThat(perfect.value()).isEqualTo(1);
    assertThat(perfect.high()).isEqualTo(1);
    assertThat(perfect.low()).isBetween(0.3, 0.9);
    Figure tied = Auc.of(new double[] {0.5, 0.5}, new double[] {0.5});
    assertThat(tied.value()).isEqualTo(0.5);
  }

  @Test
  void oneValueAloneTellsNothingOfItsMean() {
    Figure figure = MeanInterval.of(new double[] {0.2}, 0, 1);
    assertThat(figure).isEqualTo(new Figure(0.2, 0, 1, false));
    assertThat(MeanInterval.of(new double[0], 0, 1).exists()).isFalse();
  }

  private static Interval difference(long a, long ofA, long b, long ofB) {
    return PairInterval.difference(new Proportion(a, ofA), new Proportion(b, ofB), Interval.Z);
  }

  private static void same(Interval interval, double low, double high) {
    assertThat(interval.low()).isCloseTo(low, FOUR);
    assertThat(interval.high()).isCloseTo(high, FOUR);
  }
}
