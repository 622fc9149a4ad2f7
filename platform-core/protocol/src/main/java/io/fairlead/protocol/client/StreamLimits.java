package io.fairlead.protocol.client;

import java.time.Duration;

/**
 * How much a stream holds back and how long it is patient.
 *
 * @param batchRows rows after which a batch is sent, ≥ 1
 * @param unacknowledgedBatches batches that may wait for acknowledgement before appending blocks
 * @param unacknowledgedBytes bytes that may wait for acknowledgement before appending blocks; one
 *     batch always may
 * @param flushAfter how long a row waits at most for its batch to fill
 * @param patience how long the platform may acknowledge nothing before the stream fails
 */
public record StreamLimits(
    int batchRows,
    int unacknowledgedBatches,
    long unacknowledgedBytes,
    Duration flushAfter,
    Duration patience) {

  /** For an attempt: 10,000 rows, 64 batches, 8 MiB, 200 ms, ten minutes. */
  public static final StreamLimits DEFAULT =
      new StreamLimits(10_000, 64, 8L << 20, Duration.ofMillis(200), Duration.ofMinutes(10));

  public StreamLimits {
    if (batchRows < 1 || unacknowledgedBatches < 1 || unacknowledgedBytes < 1) {
      throw new IllegalArgumentException(
          "Limits of a stream are at least 1; they were %d rows, %d batches, %d bytes."
              .formatted(batchRows, unacknowledgedBatches, unacknowledgedBytes));
    }
  }
}
