package io.fairlead.ray.trainer.torch;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.Trainers;
import io.fairlead.ray.trainer.TrainingContext;
import java.util.Map;
import java.util.OptionalInt;
import org.bytedeco.pytorch.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

@DisabledIf(
    value = "io.fairlead.ray.trainer.torch.GpuTrainingTest#usable",
    disabledReason = "PyTorch finds a CUDA device.")
class NoGpuTest {

  @Test
  void saysInOneLineWhyAGpuThatRayAssignedCannotBeUsed() {
    TrainingContext context =
        Samples.context(Map.of(), Samples.images(50), 1, 1, OptionalInt.of(0));
    TorchRuntime.load();
    String expected =
        Context.hasCUDART()
            ? "Ray gave this trial GPU 0, but CUDA can use 0 here."
            : "Ray gave this trial GPU 0, but the workers' PyTorch is the build for CPUs. Build with -Dnative.pytorch=linux-x86_64-gpu";
    assertThatThrownBy(() -> Trainers.named("cnn").start(context, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith(expected)
        .message()
        .hasLineCount(1);
  }
}
