package io.fairlead.kernel.forest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.random.SplitMix64;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RegressionForestTest {

  private static final List<Feature> FEATURES = List.of(Feature.NUMERIC, new Feature(4));

  private static double truth(double number, int category) {
    return 3 * number + (category == 1 || category == 3 ? 2 : 0);
  }

  private static double[][] rows(int count, long seed) {
    var random = new SplitMix64(seed);
    return IntStream.range(0, count)
        .mapToObj(_ -> new double[] {random.nextDouble(), Math.floor(4 * random.nextDouble())})
        .toArray(double[][]::new);
  }

  private static double[] targets(double[][] rows) {
    return IntStream.range(0, rows.length)
        .mapToDouble(i -> truth(rows[i][0], (int) rows[i][1]))
        .toArray();
  }

  private static RegressionForest forest(double[][] rows, long seed) {
    return RegressionForest.grow(FEATURES, rows, targets(rows), ForestSettings.SURROGATE, seed);
  }

  @Test
  void numbersAndCategoriesArePredicted() {
    RegressionForest forest = forest(rows(500, 1), 7);
    double error = 0;
    for (double[] row : rows(200, 2)) {
      error += Math.abs(forest.predict(row).mean() - truth(row[0], (int) row[1])) / 200;
    }
    assertThat(error).as("mean absolute, of a range of 5").isLessThan(0.12);
  }

  @Test
  void itIsLessSureWhereLessIsKnown() {
    double[][] rows = rows(300, 1);
    for (double[] row : rows) {
      row[0] = row[0] < 0.5 ? row[0] / 10 : 0.95 + row[0] / 20; // nothing in between
    }
    RegressionForest forest = forest(rows, 3);
    double known = forest.predict(new double[] {0.03, 0}).variance();
    double unknown = forest.predict(new double[] {0.5, 0}).variance();
    assertThat(unknown).isGreaterThan(5 * known);
    assertThat(known).isNotNegative();
  }

  @Test
  void theSameSeedGivesTheSameForest() {
    double[][] rows = rows(100, 1);
    double[] row = {0.3, 2};
    assertThat(forest(rows, 7).predict(row)).isEqualTo(forest(rows, 7).predict(row));
    assertThat(forest(rows, 8).predict(row)).isNotEqualTo(forest(rows, 7).predict(row));
    assertThat(forest(rows, 7).predict(row).mean())
        .as("on every machine")
        .isCloseTo(0.9, within(0.3));
  }

  @Test
  void oneRowIsALeaf() {
    RegressionForest forest = forest(new double[][] {{0.5, 1}}, 1);
    assertThat(forest.predict(new double[] {0, 0})).isEqualTo(new Prediction(3.5, 0));
    assertThat(forest.trees()).allMatch(tree -> tree.isLeaf(0) && tree.rows(0) == 1);
  }

  @Test
  void leavesHoldAtLeastAsManyRowsAsAsked() {
    double[][] rows = rows(200, 4);
    var settings = new ForestSettings(3, 7, 30, 1, false);
    for (RegressionTree tree :
        RegressionForest.grow(FEATURES, rows, targets(rows), settings, 1).trees()) {
      for (double[] row : rows) {
        assertThat(tree.rows(tree.leaf(row))).isGreaterThanOrEqualTo(7);
      }
    }
  }

  @Test
  void wrongRowsAreNamed() {
    refused(new double[][] {}, new double[] {}, "one row or more");
    refused(new double[][] {{0, 0}}, new double[] {Double.NaN}, "row 0 was NaN");
    refused(new double[][] {{0}}, new double[] {1}, "row 0 has 1");
    refused(new double[][] {{Double.NaN, 0}}, new double[] {1}, "a finite number, was NaN");
    refused(new double[][] {{0, 4}}, new double[] {1}, "a category below 4, was 4.0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ForestSettings(0, 1, 1, 1, true))
        .withMessageContaining("were 0, 1, 1 and 1.0");
    assertThatIllegalArgumentException().isThrownBy(() -> new Feature(-1));
  }

  private static void refused(double[][] rows, double[] targets, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> RegressionForest.grow(FEATURES, rows, targets, ForestSettings.SURROGATE, 1))
        .withMessageContaining(message);
  }
}
