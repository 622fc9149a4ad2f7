package io.fairlead.ray.trainer.lightgbm;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.TrainerContract;
import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LightGbmTrainerTest extends TrainerContract {

  @Override
  protected String trainer() {
    return "lightgbm";
  }

  @Override
  protected TrainingData data() {
    return Samples.table(Task.BINARY, 500, 4);
  }

  @Override
  protected Map<String, Object> parameters() {
    return Map.of("bagging_fraction", 0.8, "feature_fraction", 0.8);
  }

  @Override
  protected int steps() {
    return 25;
  }

  @Override
  protected String model() {
    return "model.txt";
  }

  @Test
  void keepsOneModelOfAllIterationsWithTheColumnsNames() throws Exception {
    String model =
        new String(train(Map.of(), data()).artifact("model.txt"), StandardCharsets.UTF_8);
    assertThat(model).contains("feature_names=x0 x1 x2 x3 city\n");
    assertThat(model.lines().filter(line -> line.startsWith("Tree="))).hasSize(steps());
    assertThat(model).contains("Tree=24\n");
  }

  @Test
  void learnsFromCategoriesAndMissingValues() throws Exception {
    TrainingData data = data();
    TrainingData onlyCity =
        new TrainingData(
            data.task(),
            data.target(),
            data.columns().subList(4, data.columns().size()),
            data.splits());
    assertThat(train(Map.of(), onlyCity).evaluation().metrics().get("test_auc")).isGreaterThan(0.6);
  }

  @Test
  void learnsClassesAndNumbers() throws Exception {
    assertThat(train(Map.of(), Samples.table(Task.MULTICLASS, 500, 4)).evaluation().metrics())
        .containsOnlyKeys("test_loss", "test_accuracy", "test_auc")
        .hasEntrySatisfying("test_auc", auc -> assertThat(auc).isGreaterThan(0.85));
    // The target's standard deviation is about 25.
    assertThat(train(Map.of(), Samples.table(Task.REGRESSION, 500, 4)).evaluation().metrics())
        .containsOnlyKeys("test_loss", "test_rmse")
        .hasEntrySatisfying("test_rmse", rmse -> assertThat(rmse).isLessThan(15));
  }

  @Test
  void balancingRaisesTheProbabilityOfARareClass() throws Exception {
    assertBalancingRaisesARareClass();
  }
}
