package io.fairlead.ray.trainer.noop;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NoopTrainerTest {

  @Test
  void countsItsStepsAndGoesOnCounting() throws Exception {
    TrainingContext context =
        Samples.context(Map.of("anything", 1.0), Samples.table(Task.BINARY, 20, 3), 1, 3);
    Training first = new NoopTrainer().start(context, null);
    first.step();
    Training second = new NoopTrainer().start(context, first.checkpoint());
    StepResult result = second.step();
    assertThat(result).isEqualTo(new StepResult(Map.of("value", 2.0), false));
  }
}
