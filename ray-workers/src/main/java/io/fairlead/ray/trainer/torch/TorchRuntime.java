package io.fairlead.ray.trainer.torch;

import java.util.OptionalInt;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.presets.openblas_nolapack;
import org.bytedeco.pytorch.Context;
import org.bytedeco.pytorch.Device;
import org.bytedeco.pytorch.global.torch;
import org.jspecify.annotations.Nullable;

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

  /** Why it can't be loaded, which the JVM tells the first who tries. */
  private static @Nullable String missing;

  private TorchRuntime() {}

  /**
   * To be called before anything else of PyTorch is touched.
   *
   * @throws IllegalStateException when its libraries can't be loaded, saying which one is missing
   */
  static synchronized void load() {
    try {
      torch.get_num_threads();
      // Where libraries are unpacked for the first time, CUDA's come before those beside them that
      // they need, and are left out. Now all are there.
      Loader.load(torch.class);
    } catch (LinkageError e) {
      if (missing == null) {
        missing = NativeFailure.rootMessage(e);
      }
      throw new IllegalStateException(
          "PyTorch can't be loaded: %s. Its build for GPUs needs CUDA 13, cuDNN 9 and NCCL on LD_LIBRARY_PATH, on nodes without GPUs, too (docs/operations.md, GPUs)."
              .formatted(missing),
          e);
    }
  }

  /**
   * Sets the threads and deterministic algorithms, and returns the device to train on.
   *
   * @throws IllegalStateException when there is a GPU to train on, but none that CUDA can use
   */
  static Device prepare(int threads, OptionalInt gpu) {
    torch.set_num_threads(threads);
    openblas_nolapack.blas_set_num_threads(threads);
    Context context = torch.globalContext();
    context.setDeterministicAlgorithms(true, false);
    if (gpu.isEmpty()) {
      return new Device("cpu");
    }
    requireUsable(gpu.getAsInt());
    // PyTorch demands this of whoever wants deterministic products. It is cuBLAS that reads it,
    // when the process first uses it.
    NativeEnvironment.setDefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8");
    context.setDeterministicCuDNN(true);
    context.setBenchmarkCuDNN(false);
    // The same arithmetic as on a CPU, so that trials on both can be compared.
    context.setAllowTF32CuDNN(false);
    context.setAllowTF32CuBLAS(false);
    return new Device("cuda:" + gpu.getAsInt());
  }

  private static void requireUsable(int gpu) {
    if (!Context.hasCUDART()) {
      throw new IllegalStateException(
          "Ray gave this trial GPU %d, but the workers' PyTorch is the build for CPUs. Build with -Dnative.pytorch=linux-x86_64-gpu (docs/operations.md, GPUs), or ask for no GPU."
              .formatted(gpu));
    }
    int usable = torch.cuda_device_count();
    if (gpu >= usable) {
      throw new IllegalStateException(
          "Ray gave this trial GPU %d, but CUDA can use %d here. Check with nvidia-smi that the node's driver is there and is for CUDA 13 or newer, and CUDA_VISIBLE_DEVICES (docs/operations.md, GPUs)."
              .formatted(gpu, usable));
    }
  }
}
