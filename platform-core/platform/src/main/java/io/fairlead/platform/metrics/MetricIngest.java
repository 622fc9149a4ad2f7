package io.fairlead.platform.metrics;

import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Takes batches as actors stream them and commits those of many streams together. The future
 * completes after the commit; a full queue makes the caller wait.
 */
public interface MetricIngest {

  /**
   * @param batch of {@link io.fairlead.protocol.Schemas#METRICS}; read before this returns
   */
  CompletableFuture<BatchAck> metrics(
      AttemptKey attempt, BatchHeader header, VectorSchemaRoot batch);

  /**
   * @param batch of {@link io.fairlead.protocol.Schemas#LOGS}; read before this returns
   */
  CompletableFuture<BatchAck> logs(AttemptKey attempt, BatchHeader header, VectorSchemaRoot batch);

  /** What an attempt's token says it is. */
  record AttemptKey(UUID workspace, UUID study, UUID trial, UUID attempt, int epoch) {}
}
