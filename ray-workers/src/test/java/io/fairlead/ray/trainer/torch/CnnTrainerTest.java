package io.fairlead.ray.trainer.torch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.TrainerContract;
import io.fairlead.ray.trainer.TrainingData;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CnnTrainerTest extends TrainerContract {

  @Override
  protected String trainer() {
    return "cnn";
  }

  @Override
  protected TrainingData data() {
    return Samples.images(250);
  }

  @Override
  protected Map<String, Object> parameters() {
    return Map.of("learning_rate", 0.01, "channels", 4L, "batch_size", 32L, "dense_units", 16L);
  }

  @Override
  protected int steps() {
    return 6;
  }

  @Override
  protected String model() {
    return "model.pt";
  }

  @Test
  void refusesTables() {
    assertThatThrownBy(() -> train(Map.of(), Samples.table(Task.BINARY, 50, 15)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the column 'city' is text");
  }

  @Test
  void refusesImagesThatAreNotSquare() {
    TrainingData images = Samples.images(50);
    TrainingData cut =
        new TrainingData(
            images.task(),
            images.target(),
            images.columns().subList(1, images.columns().size()),
            images.splits());
    assertThatThrownBy(() -> train(Map.of(), cut))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("square images")
        .hasMessageContaining("63 columns");
  }
}
