package io.fairlead.platform.metrics;

import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The platform's ingest. Checking and compressing happen on the streams' threads, in parallel; a
 * few writers commit. An attempt always has the same writer, which keeps its batches in order.
 */
@Component
final class GroupCommit implements MetricIngest {

  private static final int WRITERS = 2;
  private static final int BUDGET_KIB = 48 * 1024;
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  /** What all streams together may have waiting; whoever has more waits here. */
  private final Semaphore budgetKib = new Semaphore(BUDGET_KIB, true);

  private final List<GroupWriter> writers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();
  private final IngestFigures figures;

  @Autowired
  GroupCommit(GroupStore store, MeterRegistry meters) {
    this(store, meters, PATIENCE);
  }

  GroupCommit(GroupStore store, MeterRegistry meters, Duration patience) {
    figures = new IngestFigures(meters);
    for (int i = 0; i < WRITERS; i++) {
      GroupWriter writer = new GroupWriter(store, figures, patience);
      writers.add(writer);
      threads.add(Thread.ofPlatform().daemon().name("metric-writer-" + i).start(writer));
    }
    figures.queue(this::waiting);
  }

  @Override
  public CompletableFuture<BatchAck> metrics(
      AttemptKey attempt, BatchHeader header, VectorSchemaRoot batch) {
    return add(StreamKind.METRICS, attempt, header, batch, BatchEncoder::metrics);
  }

  @Override
  public CompletableFuture<BatchAck> logs(
      AttemptKey attempt, BatchHeader header, VectorSchemaRoot batch) {
    return add(StreamKind.LOGS, attempt, header, batch, BatchEncoder::logs);
  }

  @PreDestroy
  void stop() {
    threads.forEach(Thread::interrupt);
  }

  private int waiting() {
    return writers.stream().mapToInt(GroupWriter::waiting).sum();
  }

  private CompletableFuture<BatchAck> add(
      StreamKind kind,
      AttemptKey attempt,
      BatchHeader header,
      VectorSchemaRoot batch,
      Function<VectorSchemaRoot, Encoded> encoder) {
    Timer.Sample arrival = figures.arrived();
    int kib = sizeKib(batch);
    budgetKib.acquireUninterruptibly(kib);
    try {
      Encoded encoded = encoder.apply(batch);
      CompletableFuture<BatchAck> done = new CompletableFuture<>();
      writers
          .get(Math.floorMod(attempt.attempt().hashCode(), WRITERS))
          .add(new Pending(kind, attempt, header, encoded, done));
      return done.whenComplete(
          (ack, failure) -> {
            budgetKib.release(kib);
            figures.answered(arrival);
          });
    } catch (StreamRefused e) {
      budgetKib.release(kib);
      return CompletableFuture.failedFuture(e);
    } catch (RuntimeException e) {
      budgetKib.release(kib);
      throw e;
    }
  }

  private static int sizeKib(VectorSchemaRoot batch) {
    long bytes = batch.getFieldVectors().stream().mapToLong(FieldVector::getBufferSize).sum();
    return Math.clamp(bytes / 1024 + 1, 1, BUDGET_KIB);
  }
}
