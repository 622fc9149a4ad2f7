package io.fairlead.ray.trainer.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class MetricsTest {

  @Test
  void aucCountsTiesHalf() {
    boolean[] positive = {true, false, true, false};
    assertThat(Metrics.auc(new double[] {4, 1, 3, 2}, positive)).isEqualTo(1);
    assertThat(Metrics.auc(new double[] {1, 4, 2, 3}, positive)).isZero();
    assertThat(Metrics.auc(new double[] {5, 5, 5, 5}, positive)).isEqualTo(0.5);
    assertThat(Metrics.auc(new double[] {2, 2, 3, 1}, positive)).isEqualTo(3.5 / 4);
    assertThat(Metrics.auc(new double[] {0.0, -0.0}, new boolean[] {true, false})).isEqualTo(0.5);
  }

  @Test
  void aucIsTheShareOfWonPairs() {
    Random random = new Random(3);
    double[] scores = random.doubles(200).map(score -> Math.rint(score * 20)).toArray();
    boolean[] positive = new boolean[200];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = random.nextInt(3) == 0;
    }
    double won = 0;
    double pairs = 0;
    for (int i = 0; i < positive.length; i++) {
      for (int j = 0; j < positive.length; j++) {
        if (positive[i] && !positive[j]) {
          pairs++;
          won += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
        }
      }
    }
    assertThat(Metrics.auc(scores, positive)).isEqualTo(won / pairs);
  }

  @Test
  void aucIsUnknownWithoutBothClassesOrWithNaN() {
    assertThat(Metrics.auc(new double[] {1, 2}, new boolean[] {true, true})).isNaN();
    assertThat(Metrics.auc(new double[] {1, Double.NaN}, new boolean[] {true, false})).isNaN();
  }

  @Test
  void logLossStaysFinite() {
    assertThat(Metrics.logLoss(1)).isZero();
    assertThat(Metrics.logLoss(0.5)).isEqualTo(StrictMath.log(2));
    assertThat(Metrics.logLoss(0)).isBetween(34.0, 35.0);
    assertThat(Metrics.logLoss(Double.NaN)).isNaN();
  }

  @Test
  void sigmoidAndSoftmaxDoNotOverflow() {
    assertThat(Metrics.sigmoid(0)).isEqualTo(0.5);
    assertThat(Metrics.sigmoid(1000)).isEqualTo(1);
    assertThat(Metrics.sigmoid(-1000)).isZero();
    double[] scores = {7, 1000, 1000, 7};
    Metrics.softmax(scores, 1, 2);
    assertThat(scores).containsExactly(7, 0.5, 0.5, 7);
  }
}
