package io.fairlead.kernel.fairness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FairnessAuditTest {

  @Test
  void ratesByHand() {
    // a: 2 of 4 positive; predicted positive: one right, one wrong
    GroupFigures a =
        audit(new int[] {1, 1, 0, 0}, new double[] {0.9, 0.1, 0.8, 0.2}, "a", "a", "a", "a")
            .at(0.5, OptionalInt.empty())
            .groups()
            .getFirst();
    assertThat(a.figure(Measure.TRUE_POSITIVE_RATE).value()).isEqualTo(0.5);
    assertThat(a.figure(Measure.PRECISION).value()).isEqualTo(0.5);
    assertThat(a.figure(Measure.AUC).value()).isEqualTo(0.5);
    assertThat(a.figure(Measure.BRIER).value())
        .isCloseTo((0.01 + 0.81 + 0.64 + 0.04) / 4, within(1e-15));
    assertThat(a.figure(Measure.COUNT)).isEqualTo(Figure.exact(4));
    assertThat(a.isSmall()).isTrue();
    // the rate's own denominator: 1 of 2, not of 4
    assertThat(a.figure(Measure.TRUE_POSITIVE_RATE).low())
        .isEqualTo(new Proportion(1, 2).wilson(Interval.Z).low());
  }

  @Test
  void aScoreAtTheThresholdIsSelected() {
    FairnessAudit audit = audit(new int[] {1, 0}, new double[] {0.5, 0.49999}, "a", "a");
    assertThat(selected(audit, 0.5)).isEqualTo(0.5);
    assertThat(selected(audit, 0.49999)).isEqualTo(1);
    assertThat(selected(audit, 0.50001)).isZero();
  }

  private static double selected(FairnessAudit audit, double threshold) {
    return audit
        .at(threshold, OptionalInt.empty())
        .overall()
        .figure(Measure.SELECTION_RATE)
        .value();
  }

  @Test
  void aRateWithoutDenominatorIsSaidToBeUndefined() {
    AuditFigures figures =
        audit(new int[] {0, 0, 1, 0}, new double[] {0.9, 0.1, 0.8, 0.2}, "a", "a", "b", "b")
            .at(0.5, OptionalInt.empty());
    Figure rate = figures.groups().getFirst().figure(Measure.TRUE_POSITIVE_RATE);
    assertThat(rate.undefined()).isTrue();
    assertThat(rate.value()).isZero();
    assertThat(rate.hasInterval()).isFalse();
    assertThat(figures.between().get("equal_opportunity_difference").undefined()).isTrue();
    assertThat(figures.between().get("equal_opportunity_difference").high()).isEqualTo(1);
    assertThat(figures.between().get("demographic_parity_difference").undefined()).isFalse();
    assertThat(figures.comparisons())
        .filteredOn(each -> each.rate() == Measure.TRUE_POSITIVE_RATE)
        .allMatch(each -> each.difference().undefined() && !each.isMoreThanChance());
  }

  @Test
  void theLargestGroupIsComparedWithUnlessOneIsNamed() {
    FairnessAudit audit = audit(new int[] {1, 0, 1}, new double[] {0.9, 0.1, 0.8}, "a", "b", "b");
    assertThat(audit.at(0.5, OptionalInt.empty()).reference()).isEqualTo(1);
    assertThat(audit.at(0.5, OptionalInt.of(0)).comparisons())
        .allMatch(each -> each.reference() == 0 && each.group() == 1);
  }

  @Test
  void classesWithoutScoresHaveNoMeasuresOfScores() {
    GroupFigures all =
        new FairnessAudit(
                new Predictions.Classified(new boolean[] {true, false}, new boolean[] {true, true}),
                Grouping.of(Map.of("g", new String[] {"a", "a"})))
            .at(0.5, OptionalInt.empty())
            .overall();
    assertThat(all.figure(Measure.FALSE_POSITIVE_RATE).value()).isEqualTo(1);
    assertThat(all.figure(Measure.AUC).exists()).isFalse();
    assertThat(all.measures().keySet()).containsExactlyElementsOf(Measure.ofClasses());
  }

  @Test
  void scoresThatAreNoProbabilitiesStillRank() {
    GroupFigures all =
        audit(new int[] {1, 0}, new double[] {3.2, -1}, "a", "a")
            .at(0, OptionalInt.empty())
            .overall();
    assertThat(all.figure(Measure.AUC).value()).isEqualTo(1);
    assertThat(all.figure(Measure.BRIER).exists()).isFalse();
  }

  @Test
  void numbersHaveErrorAndBias() {
    AuditFigures figures =
        new FairnessAudit(
                new Predictions.Numeric(new double[] {1, 2, 3}, new double[] {2, 2, 1}),
                Grouping.of(Map.of("g", new String[] {"a", "a", "b"})))
            .at(0.5, OptionalInt.empty());
    GroupFigures a = figures.groups().getFirst();
    assertThat(a.figure(Measure.BIAS).value()).isEqualTo(0.5);
    assertThat(a.figure(Measure.MEAN_ABSOLUTE_ERROR).value()).isEqualTo(0.5);
    assertThat(a.figure(Measure.ROOT_MEAN_SQUARED_ERROR).value())
        .isCloseTo(Math.sqrt(0.5), within(1e-15));
    assertThat(figures.groups().getLast().figure(Measure.BIAS).hasInterval()).isFalse();
    assertThat(figures.between()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
  void aScoreThatIsNoNumberIsRefused(double score) {
    assertThatThrownBy(
            () -> new Predictions.Scored(new boolean[] {true, true}, new double[] {0.5, score}))
        .hasMessageContaining("row 1")
        .hasMessageContaining(String.valueOf(score));
  }

  @Test
  void tooManyGroupsAreRefused() {
    String[] rows = IntStream.range(0, 251).mapToObj(Integer::toString).toArray(String[]::new);
    assertThatThrownBy(() -> Grouping.of(Map.of("id", rows)))
        .hasMessageContaining("at most 250 groups")
        .hasMessageContaining("'id' (251 different values)");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void whateverTheRowsFiguresHangTogether(long seed) {
    var random = new SplitMix64(seed);
    int rows = 1 + random.nextInt(120);
    int[] labels = IntStream.range(0, rows).map(_ -> random.nextInt(2)).toArray();
    double[] scores =
        IntStream.range(0, rows).mapToDouble(_ -> random.nextInt(11) / 10.0).toArray();
    Map<String, String[]> columns = new LinkedHashMap<>();
    columns.put("x", texts(random, rows, 4));
    columns.put("y", texts(random, rows, 3));
    FairnessAudit audit = new FairnessAudit(predictions(labels, scores), Grouping.of(columns));
    for (double threshold : new double[] {-1, 0, 0.3, 0.5, 1, 2}) {
      AuditFigures figures = audit.at(threshold, OptionalInt.empty());
      assertThat(figures.groups().stream().mapToLong(GroupFigures::count).sum()).isEqualTo(rows);
      for (GroupFigures group : figures.groups()) {
        group.measures().forEach((measure, figure) -> whole(measure.word(), figure));
      }
      figures.between().forEach(FairnessAuditTest::whole);
      assertThat(figures).isEqualTo(audit.at(threshold, OptionalInt.empty()));
    }
    assertThat(audit.histograms(20).stream().flatMap(List::stream).mapToInt(i -> i).sum())
        .isEqualTo(rows);
    assertThat(
            audit.calibration().stream()
                .flatMap(List::stream)
                .mapToLong(CalibrationBin::count)
                .sum())
        .isEqualTo(rows);
  }

  private static void whole(String name, Figure figure) {
    if (name.equals("count") || !figure.hasInterval()) {
      return;
    }
    assertThat(figure.value()).as(name).isBetween(figure.low() - 1e-12, figure.high() + 1e-12);
    assertThat(figure.low()).as(name).isGreaterThanOrEqualTo(0);
    assertThat(figure.high()).as(name).isLessThanOrEqualTo(1);
  }

  private static String[] texts(SplitMix64 random, int rows, int different) {
    return IntStream.range(0, rows)
        .mapToObj(_ -> "v" + random.nextInt(different))
        .toArray(String[]::new);
  }

  private static FairnessAudit audit(int[] labels, double[] scores, String... groups) {
    return new FairnessAudit(predictions(labels, scores), Grouping.of(Map.of("g", groups)));
  }

  private static Predictions.Scored predictions(int[] labels, double[] scores) {
    boolean[] positive = new boolean[labels.length];
    for (int i = 0; i < labels.length; i++) {
      positive[i] = labels[i] == 1;
    }
    return new Predictions.Scored(positive, scores);
  }
}
