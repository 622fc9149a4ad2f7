package io.fairlead.platform.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fairlead.kernel.comparison.PairedScores;
import io.fairlead.platform.dataset.Task;
import io.fairlead.platform.fairness.StoredPredictions.Row;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

  private static final int[] ONCE = {1, 1};

  @ParameterizedTest
  @CsvSource({
    "BINARY, validation_auc, AUC",
    "BINARY, validation_accuracy, ACCURACY",
    "BINARY, validation_loss, LOG_LOSS",
    "BINARY, score, AUC",
    "MULTICLASS, validation_auc, ACCURACY",
    "REGRESSION, validation_rmse, ROOT_MEAN_SQUARED_ERROR",
    "REGRESSION, validation_loss, MEAN_SQUARED_ERROR"
  })
  void theObjectiveSaysByWhatAsFarAsPredictionsTell(Task task, String metric, Judge judge) {
    assertThat(Judge.of(task, metric)).isEqualTo(judge);
  }

  private static PairedScores scores(Judge judge, Row first, Row second) {
    return judge.scores(
        List.of(4, 7), Map.of(4, first, 7, second), Map.of(4, first, 7, first), "yes");
  }

  @Test
  void eachIsWhatItsNameSays() {
    Row right = new Row("yes", "0.75", "yes");
    Row wrong = new Row("no", "0.5", "yes");
    assertThat(scores(Judge.ACCURACY, right, wrong).reference(ONCE)).isEqualTo(0.5);
    assertThat(scores(Judge.ACCURACY, right, wrong).candidate(ONCE)).isEqualTo(1);
    assertThat(scores(Judge.LOG_LOSS, right, wrong).reference(ONCE))
        .isEqualTo((-Math.log(0.75) - Math.log(0.5)) / 2, within(1e-12));
    assertThat(scores(Judge.AUC, right, wrong).reference(ONCE)).isEqualTo(1);
    Row near = new Row("3.0", "2.0", "2.0");
    Row far = new Row("3.0", "6.0", "6.0");
    assertThat(scores(Judge.MEAN_SQUARED_ERROR, near, far).reference(ONCE)).isEqualTo(5);
    assertThat(scores(Judge.ROOT_MEAN_SQUARED_ERROR, near, far).reference(ONCE))
        .isEqualTo(Math.sqrt(5), within(1e-12));
    assertThat(scores(Judge.ROOT_MEAN_SQUARED_ERROR, near, far).higherIsBetter()).isFalse();
  }
}
