package io.fairlead.ray.trainer.tabular;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ray.trainer.TrainingData.Split;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  private static final int[] ROWS = {0, 1, 2};

  @Test
  void binary() {
    Labels labels = new Labels(Task.BINARY, List.of("no", "yes"), new double[] {1, 0, 1});
    Predictions predictions = Predictions.ofScores(labels, ROWS, new double[] {0, -1000, -1000});
    assertThat(predictions.metrics("test"))
        .containsEntry("test_accuracy", 2.0 / 3)
        .containsEntry("test_auc", 0.75);
    assertThat(csv(predictions))
        .isEqualTo(
            """
            split,row,label,score,predicted
            TEST,0,yes,0.5,yes
            TEST,1,no,0.0,no
            TEST,2,yes,0.0,no
            """);
  }

  @Test
  void multiclass() {
    Labels labels = new Labels(Task.MULTICLASS, List.of("a", "b,\"c\""), new double[] {0, 1, 1});
    Predictions predictions =
        new Predictions(labels, ROWS, new double[] {0.75, 0.25, 0.5, 0.5, 0.25, 0.75});
    assertThat(predictions.metrics("test"))
        .containsEntry("test_accuracy", 2.0 / 3)
        .containsEntry("test_auc", 1.0);
    assertThat(predictions.loss())
        .isEqualTo((2 * Metrics.logLoss(0.75) + Metrics.logLoss(0.5)) / 3);
    assertThat(csv(predictions))
        .isEqualTo(
            """
            split,row,label,score,predicted
            TEST,0,a,0.75,a
            TEST,1,"b,""c""\",0.5,a
            TEST,2,"b,""c""\",0.75,"b,""c""\"
            """);
  }

  @Test
  void regression() {
    Labels labels = new Labels(Task.REGRESSION, List.of(), new double[] {1, 2, 3});
    Predictions predictions = Predictions.ofScores(labels, ROWS, new double[] {1, 2, 6});
    assertThat(predictions.metrics("test"))
        .isEqualTo(Map.of("test_loss", 3.0, "test_rmse", Math.sqrt(3)));
    assertThat(csv(predictions)).endsWith("TEST,2,3.0,6.0,6.0\n");
  }

  private static String csv(Predictions predictions) {
    byte[] bytes = new PredictionsFile().add(Split.TEST, predictions).bytes();
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
