package io.fairlead.ray.trainer.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.TrainingData.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProbeTrainerTest {

  @Test
  void walksTowardsOneAsSeedAndStepSay() throws Exception {
    List<Double> values = values(Map.of(), 1);
    assertThat(values).isSorted().allSatisfy(value -> assertThat(value).isBetween(0.0, 1.0));
    assertThat(values(Map.of("mode", "slow", "step_millis", 1L), 1)).isEqualTo(values);
    assertThat(values(Map.of(), 2)).isNotEqualTo(values);
  }

  @Test
  void throwsAtItsStep() throws Exception {
    try (Training training = start(Map.of("mode", "throw", "fail_at_step", 2L), 1, 10)) {
      training.step();
      assertThatThrownBy(training::step)
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("The probe fails at step 2, as mode=throw asks.");
    }
  }

  @Test
  void reportsNaNFromItsStepOn() throws Exception {
    List<Double> values = values(Map.of("mode", "nan", "fail_at_step", 3L), 1);
    assertThat(values.subList(0, 2)).doesNotContain(Double.NaN);
    assertThat(values.subList(2, 5)).containsOnly(Double.NaN);
  }

  @Test
  void floodsMetrics() throws Exception {
    try (Training training = start(Map.of("mode", "flood_metrics"), 1, 1000)) {
      assertThat(training.step().metrics()).hasSize(1001).containsKey("value");
    }
  }

  @Test
  void floodsTheLog() throws Exception {
    AtomicLong bytes = new AtomicLong();
    TrainingContext context =
        new TrainingContext(
            Map.of("mode", "flood_logs"),
            Samples.table(Task.BINARY, 20, 3),
            1,
            1,
            1,
            OptionalInt.empty(),
            line -> bytes.addAndGet(line.length() + 1));
    try (Training training = new ProbeTrainer().start(context, null)) {
      training.step();
    }
    assertThat(bytes).hasValue(100_000_000);
  }

  @Test
  void hangsWhateverItIsTold() throws Exception {
    Training training = start(Map.of("mode", "hang", "fail_at_step", 2L), 1, 10);
    CountDownLatch entered = new CountDownLatch(1);
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try {
                    training.step();
                    entered.countDown();
                    training.step();
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                });
    entered.await();
    while (thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    thread.interrupt();
    while (thread.isInterrupted() || thread.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(thread.isAlive()).isTrue();
  }

  @Test
  void refusesModesItDoesNotKnow() {
    assertThatThrownBy(() -> start(Map.of("mode", "explode"), 1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "mode must be one of [ok, slow, throw, hang, nan, flood_metrics, flood_logs], was 'explode'.");
  }

  private static List<Double> values(Map<String, Object> parameters, long seed) throws Exception {
    List<Double> values = new ArrayList<>();
    try (Training training = start(parameters, seed, 5)) {
      for (int step = 0; step < 5; step++) {
        StepResult result = training.step();
        values.add(result.metrics().get("value"));
      }
    }
    return values;
  }

  private static Training start(Map<String, Object> parameters, long seed, long maxSteps)
      throws Exception {
    TrainingContext context =
        Samples.context(parameters, Samples.table(Task.BINARY, 20, 3), seed, maxSteps);
    return new ProbeTrainer().start(context, null);
  }
}
