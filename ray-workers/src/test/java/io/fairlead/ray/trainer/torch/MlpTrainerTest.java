package io.fairlead.ray.trainer.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.TrainerContract;
import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MlpTrainerTest extends TrainerContract {

  @Override
  protected String trainer() {
    return "mlp";
  }

  @Override
  protected TrainingData data() {
    return Samples.table(Task.BINARY, 500, 4);
  }

  @Override
  protected Map<String, Object> parameters() {
    return Map.of("learning_rate", 0.01, "dropout", 0.1, "batch_size", 32L, "hidden_units", 16L);
  }

  @Override
  protected int steps() {
    return 15;
  }

  @Override
  protected String model() {
    return "model.pt";
  }

  @Test
  void learnsClassesAndNumbers() throws Exception {
    assertThat(train(parameters(), Samples.table(Task.MULTICLASS, 500, 4)).evaluation().metrics())
        .containsOnlyKeys("test_loss", "test_accuracy", "test_auc")
        .hasEntrySatisfying("test_auc", auc -> assertThat(auc).isGreaterThan(0.85));
    // The target's standard deviation is about 25.
    assertThat(train(parameters(), Samples.table(Task.REGRESSION, 500, 4)).evaluation().metrics())
        .containsOnlyKeys("test_loss", "test_rmse")
        .hasEntrySatisfying("test_rmse", rmse -> assertThat(rmse).isLessThan(15));
  }

  @Test
  void takesMomentumWithGradientDescentOnly() throws Exception {
    Map<String, Object> sgd =
        Map.of("optimizer", "sgd", "momentum", 0.9, "learning_rate", 0.05, "batch_size", 32L);
    assertThat(train(sgd, data()).evaluation().metrics().get("test_auc")).isGreaterThan(0.85);
    assertThatThrownBy(() -> train(Map.of("momentum", 0.9), data()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("momentum applies to optimizer=sgd only");
    assertThatThrownBy(() -> train(Map.of("optimizer", "lion"), data()))
        .hasMessage("optimizer must be one of [adam, sgd], was 'lion'.");
  }

  @Test
  void balancingRaisesTheProbabilityOfARareClass() throws Exception {
    assertBalancingRaisesARareClass();
  }
}
