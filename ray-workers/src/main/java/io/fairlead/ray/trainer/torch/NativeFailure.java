package io.fairlead.ray.trainer.torch;

/** What native code complains of, in words for a trial's page. */
final class NativeFailure {

  private NativeFailure() {}

  /** JavaCPP's exception without the C++ frames in its message, any other one as it is. */
  static RuntimeException of(RuntimeException e) {
    if (e.getClass() != RuntimeException.class || e.getMessage() == null) {
      return e;
    }
    String said = e.getMessage().lines().findFirst().orElse("").strip();
    return said.contains("out of memory")
        ? new IllegalStateException(
            "The GPU's memory is full. Take a smaller batch_size or network, or fewer trials a GPU. "
                + said,
            e)
        : new IllegalStateException("PyTorch: " + said, e);
  }

  /** What the first of all causes says. */
  static String rootMessage(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
