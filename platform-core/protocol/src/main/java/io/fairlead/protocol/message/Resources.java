package io.fairlead.protocol.message;

/**
 * What a machine has or a trial needs.
 *
 * @param cpus logical CPUs, ≥ 0
 * @param gpus GPUs, ≥ 0
 * @param memoryBytes memory; 0 means unstated
 */
public record Resources(double cpus, double gpus, long memoryBytes) {

  public Resources {
    if (!(cpus >= 0) || !(gpus >= 0) || memoryBytes < 0) {
      throw new IllegalArgumentException(
          "Resources can't be negative: %s CPUs, %s GPUs, %d bytes."
              .formatted(cpus, gpus, memoryBytes));
    }
  }
}
