package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import java.util.concurrent.CompletableFuture;

/** A batch on its way into the database. */
record Pending(
    StreamKind kind,
    AttemptKey attempt,
    BatchHeader header,
    Encoded batch,
    CompletableFuture<BatchAck> done) {}
