package io.fairlead.ray.trainer.torch;

import java.util.OptionalInt;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;

/** Prepares PyTorch in this process. */
final class TorchRuntime {

  static {
    // JavaCPP refuses to allocate when the process is larger than four times the heap, which the
    // mapped libraries alone are in a small worker. It reads this when its first class is loaded.
    if (System.getProperty("org.bytedeco.javacpp.maxPhysicalBytes") == null
        && System.getProperty("org.bytedeco.javacpp.maxphysicalbytes") == null) {
      System.setProperty("org.bytedeco.javacpp.maxphysicalbytes", "0");
    }
  }

  private TorchRuntime() {}

  /** To be called before anything else of PyTorch is touched. */
  static void load() {
    // Being called is enough: the class is initialised once.
  }

  /** Sets the threads and deterministic algorithms, and returns the device to train on. */
  static Device prepare(int threads, OptionalInt gpu) {
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(threads);
    // Only a warning on a GPU, where some algorithms have no deterministic form.
    torch.globalContext().setDeterministicAlgorithms(true, gpu.isPresent());
    torch.globalContext().setDeterministicCuDNN(true);
    return new Device(gpu.isPresent() ? "cuda:" + gpu.getAsInt() : "cpu");
  }
}
