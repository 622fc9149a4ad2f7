package io.fairlead.ray.trainer.torch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.fairlead.ray.environment.Environments;
import io.fairlead.ray.trainer.Samples;
import io.fairlead.ray.trainer.Scenario;
import io.fairlead.ray.trainer.StepResult;
import io.fairlead.ray.trainer.Trainers;
import io.fairlead.ray.trainer.Training;
import io.fairlead.ray.trainer.TrainingContext;
import io.fairlead.ray.trainer.TrainingRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.ScalarType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/**
 * What {@code mlp} and {@code cnn} do on a GPU. To run it: the build for GPUs on a machine with
 * one, as docs/operations.md says.
 */
@EnabledIf(
    value = "usable",
    disabledReason = "PyTorch finds no CUDA device: it is the build for CPUs, or there is no GPU.")
class GpuTrainingTest {

  private static final OptionalInt GPU = OptionalInt.of(0);
  private static final OptionalInt CPU = OptionalInt.empty();
  private static final String NETWORKS = "MLP.*|CNN";

  /** Whether PyTorch finds a CUDA device here. */
  static boolean usable() {
    TorchRuntime.load();
    return torch.cuda_is_available();
  }

  private static List<Map<String, Double>> metrics(Scenario scenario, OptionalInt gpu)
      throws Exception {
    TrainingContext context = scenario.context(gpu);
    List<Map<String, Double>> metrics = new ArrayList<>();
    try (Training training = Trainers.named(scenario.trainer).start(context, null)) {
      for (int step = 0; step < 5; step++) {
        StepResult result = training.step();
        metrics.add(result.metrics());
      }
    }
    return metrics;
  }

  @ParameterizedTest
  @EnumSource(value = Scenario.class, mode = Mode.MATCH_ANY, names = NETWORKS)
  void trainsThere(Scenario scenario) throws Exception {
    List<Network> made = new ArrayList<>();
    Network.Factory factory =
        (settings, inputs, outputs, parameters) -> {
          made.add(
              settings.channels() == 0
                  ? new Mlp(settings, inputs, outputs, parameters)
                  : new Cnn(settings, inputs, outputs, parameters));
          return made.getLast();
        };
    TrainingContext context = scenario.context(GPU);
    TorchSettings settings =
        scenario == Scenario.CNN ? TorchSettings.cnn(context) : TorchSettings.mlp(context);
    try (Training training = TorchTraining.start(context, settings, null, factory)) {
      training.step();
      assertThat(made.getFirst().parameters().values())
          .isNotEmpty()
          .allSatisfy(parameter -> assertThat(parameter.is_cuda()).isTrue())
          .allSatisfy(parameter -> assertThat(parameter.grad().is_cuda()).isTrue());
    }
  }

  @ParameterizedTest
  @EnumSource(value = Scenario.class, mode = Mode.MATCH_ANY, names = NETWORKS)
  void learnsWhatACpuDoes(Scenario scenario) throws Exception {
    List<Map<String, Double>> here = metrics(scenario, GPU);
    List<Map<String, Double>> onCpu = metrics(scenario, CPU);
    assertThat(here.getLast().get("train_loss")).isLessThan(here.getFirst().get("train_loss"));
    for (String loss : List.of("train_loss", "validation_loss")) {
      double expected = onCpu.getFirst().get(loss);
      assertThat(here.getFirst().get(loss)).as(loss).isCloseTo(expected, offset(1e-4 * expected));
    }
    assertThat(here.getFirst().keySet()).isEqualTo(onCpu.getFirst().keySet());
  }

  @ParameterizedTest
  @EnumSource(value = Scenario.class, mode = Mode.MATCH_ANY, names = NETWORKS)
  void sameSeedGivesTheSameBits(Scenario scenario, @TempDir Path temporary) throws Exception {
    Path first = Files.createDirectory(temporary.resolve("first"));
    Path again = Files.createDirectory(temporary.resolve("again"));
    TrainingRun.run(scenario, GPU, first, 0);
    TrainingRun.run(scenario, GPU, again, 0);
    assertThat(TrainingRun.contents(first)).containsKeys("metrics", "final", "model.pt");
    assertThat(TrainingRun.contents(again)).isEqualTo(TrainingRun.contents(first));
  }

  @Test
  void resumedElsewhereIsTheSameAsNeverPaused(@TempDir Path temporary) throws Exception {
    List<Scenario> networks = networks();
    List<String> paused = new ArrayList<>();
    for (Scenario scenario : networks) {
      Path folder = Files.createDirectories(temporary.resolve("paused").resolve(scenario.name()));
      TrainingRun.run(scenario, GPU, folder, 2);
      assertThat(folder.resolve("final")).doesNotExist();
      paused.addAll(List.of(scenario.name(), folder.toString()));
    }
    TrainingRun.goOnElsewhere("0", paused, temporary.resolve("output"));
    for (Scenario scenario : networks) {
      Path straight = Files.createDirectories(temporary.resolve("straight").resolve(scenario + ""));
      TrainingRun.run(scenario, GPU, straight, 0);
      assertThat(TrainingRun.contents(temporary.resolve("paused").resolve(scenario.name())))
          .as(scenario.name())
          .isEqualTo(TrainingRun.contents(straight));
    }
  }

  @Test
  void goesOnWhereThereIsNoGpuAndBack(@TempDir Path temporary) throws Exception {
    for (Scenario scenario : networks()) {
      Path there = Files.createDirectory(temporary.resolve(scenario + "-gpu-to-cpu"));
      Path back = Files.createDirectory(temporary.resolve(scenario + "-cpu-to-gpu"));
      TrainingRun.run(scenario, GPU, there, 2);
      TrainingRun.run(scenario, CPU, there, 0);
      TrainingRun.run(scenario, CPU, back, 2);
      TrainingRun.run(scenario, GPU, back, 0);
      assertThat(there.resolve("model.pt")).exists();
      assertThat(back.resolve("model.pt")).exists();
      // What a GPU left loads without one: the format names the device of each tensor.
      assertThat(TrainingRun.contents(back).get("model.pt")).contains("cpu").doesNotContain("cuda");
      assertThat(validationLoss(back, 3))
          .as(scenario.name())
          .isCloseTo(validationLoss(there, 3), offset(1e-3 * validationLoss(there, 3)));
    }
  }

  private static List<Scenario> networks() {
    return List.of(Scenario.values()).stream()
        .filter(scenario -> scenario.name().matches(NETWORKS))
        .toList();
  }

  private static double validationLoss(Path folder, int step) throws Exception {
    String line = Files.readAllLines(folder.resolve("metrics")).get(step - 1);
    return Double.parseDouble(line.replaceFirst(".*validation_loss=([^,}]*).*", "$1"));
  }

  @Test
  void givesBackItsMemory() throws Exception {
    Map<String, Object> wide = Map.of("channels", 256L, "batch_size", 1024L);
    long before = usedMegabytes();
    for (int i = 0; i < 3; i++) {
      TrainingContext context = Samples.context(wide, Samples.images(2000), 1, 2, GPU);
      try (Training training = Trainers.named("cnn").start(context, null)) {
        training.step();
        // Two activations of the first convolution: 1,024 images × 256 channels × 64 pixels.
        assertThat(usedMegabytes()).isGreaterThan(before + 128);
      }
      long after = usedMegabytes();
      System.out.printf("GPU memory before %d MiB, after %d MiB%n", before, after);
      if (i == 0) {
        before = after; // what CUDA and its libraries keep for themselves
      }
      assertThat(after).isEqualTo(before);
    }
  }

  /** Of the whole first GPU: nobody else may use it meanwhile. */
  private static long usedMegabytes() throws Exception {
    Process query =
        new ProcessBuilder(
                "nvidia-smi", "--id=0", "--query-gpu=memory.used", "--format=csv,noheader,nounits")
            .redirectErrorStream(true)
            .start();
    return Long.parseLong(new String(query.getInputStream().readAllBytes(), UTF_8).strip());
  }

  @Test
  void findsTheGpuWhereLibrariesAreUnpackedForTheFirstTime(@TempDir Path temporary)
      throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-Dorg.bytedeco.javacpp.cachedir=" + temporary.resolve("libraries"),
                "-cp",
                System.getProperty("java.class.path"),
                GpuTrainingTest.class.getName())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEqualTo("true");
  }

  /** Says whether PyTorch finds a CUDA device. */
  public static void main(String[] arguments) {
    System.out.print(usable());
  }

  @Test
  void saysWhenTheMemoryIsFullAndTrainsWhenItIsNot() throws Exception {
    try (PointerScope _ = new PointerScope()) {
      Device device = new Device("cuda:0");
      for (long bytes : new long[] {1L << 30, 1L << 26, 1L << 21, 1L << 16, 512}) {
        fill(bytes, device);
      }
      assertThatThrownBy(() -> metrics(Scenario.CNN, GPU))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageStartingWith("The GPU's memory is full. Take a smaller batch_size")
          .hasMessageContaining("Tried to allocate")
          .message()
          .hasLineCount(1);
    }
    torch.emptyCache();
    assertThat(metrics(Scenario.CNN, GPU)).hasSize(5);
  }

  /** Takes pieces of this size until there are no more; the scope around gives them back. */
  private static void fill(long bytes, Device device) {
    Tensor one = Tensor.create(new byte[] {1});
    try {
      while (true) {
        one.to(device, ScalarType.Char).repeat(bytes);
      }
    } catch (RuntimeException full) {
      assertThat(full).hasMessageContaining("out of memory");
    }
  }

  @Test
  void saysThatThereAreFewerGpus() {
    TrainingContext context =
        Samples.context(Map.of(), Samples.images(50), 1, 1, OptionalInt.of(99));
    assertThatThrownBy(() -> Trainers.named("cnn").start(context, null))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("GPU 99, but CUDA can use ");
  }

  @Test
  void environmentNamesTheGpu() {
    Map<String, String> facts = Environments.current().facts();
    assertThat(facts.get("gpu.model")).startsWith("NVIDIA ");
    assertThat(facts.get("gpu.driver")).matches("\\d+\\.\\d+(\\.\\d+)?");
  }
}
