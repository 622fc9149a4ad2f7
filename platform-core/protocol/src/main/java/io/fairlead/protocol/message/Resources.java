package io.fairlead.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * What a machine has or a trial needs.
 *
 * @param cpus logical CPUs, ≥ 0
 * @param gpus GPUs, ≥ 0
 * @param memoryBytes memory; 0 means unstated
 * @param gpuModel of which model the GPUs are, such as {@code A100}; null for any
 */
public record Resources(double cpus, double gpus, long memoryBytes, @Nullable String gpuModel) {

  public Resources {
    if (!(cpus >= 0) || !(gpus >= 0) || memoryBytes < 0) {
      throw new IllegalArgumentException(
          "Resources can't be negative: %s CPUs, %s GPUs, %d bytes."
              .formatted(cpus, gpus, memoryBytes));
    }
  }

  /** With GPUs of any model. */
  public Resources(double cpus, double gpus, long memoryBytes) {
    this(cpus, gpus, memoryBytes, null);
  }
}
