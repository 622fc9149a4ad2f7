package io.fairlead.protocol.message;

import org.jspecify.annotations.Nullable;

/**
 * Machines of one kind, as a cluster's profile announces them.
 *
 * @param count how many there are, 1 to {@value #MOST}
 * @param cpus of each
 * @param memoryBytes of each; 0 when the profile doesn't say
 * @param gpus of each
 * @param gpuModel as Ray calls it; null when the profile doesn't say
 * @param gpuMemoryBytes of each GPU; 0 when the profile doesn't say
 */
public record NodeKind(
    String kind,
    int count,
    double cpus,
    long memoryBytes,
    int gpus,
    @Nullable String gpuModel,
    long gpuMemoryBytes) {

  public static final int MOST = 10_000;

  public NodeKind {
    if (count < 1 || count > MOST) {
      throw new IllegalArgumentException(
          "A kind has from 1 to %d nodes; '%s' has %d.".formatted(MOST, kind, count));
    }
    if (!(cpus > 0) || memoryBytes < 0 || gpus < 0 || gpuMemoryBytes < 0) {
      throw new IllegalArgumentException(
          "A node has CPUs, and nothing of it is negative; '%s' has %s CPUs and %d GPUs."
              .formatted(kind, cpus, gpus));
    }
    if (gpus == 0 && (gpuModel != null || gpuMemoryBytes > 0)) {
      throw new IllegalArgumentException(
          "A kind without GPUs has no model or memory of GPUs; '%s' says one: state its gpus."
              .formatted(kind));
    }
  }
}
