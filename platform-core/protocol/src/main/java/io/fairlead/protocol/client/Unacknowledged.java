package io.fairlead.protocol.client;

import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import java.util.ArrayDeque;
import java.util.Deque;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.jspecify.annotations.Nullable;

/** The batches a stream must be able to send again, in order; guarded by its stream's lock. */
final class Unacknowledged {

  private final StreamLimits limits;
  private final Deque<Pending> batches = new ArrayDeque<>();
  private final Deque<Pending> unsent = new ArrayDeque<>();
  private long bytes;
  private long nextSequence;

  Unacknowledged(StreamLimits limits) {
    this.limits = limits;
  }

  boolean isFull() {
    return batches.size() >= limits.unacknowledgedBatches()
        || (!batches.isEmpty() && bytes >= limits.unacknowledgedBytes());
  }

  boolean isEmpty() {
    return batches.isEmpty();
  }

  /** Whether there never was a batch. */
  boolean isUntouched() {
    return nextSequence == 0;
  }

  boolean hasUnsent() {
    return !unsent.isEmpty();
  }

  Pending add(ArrowRecordBatch batch, BatchHeader.@Nullable RungReport rung) {
    long sequence = nextSequence++;
    Pending pending = new Pending(new BatchHeader(sequence, rung), batch);
    batches.add(pending);
    unsent.add(pending);
    bytes += pending.bytes;
    return pending;
  }

  @Nullable Pending pollUnsent() {
    return unsent.poll();
  }

  /** A new connection sends everything again: a batch that was stored is just acknowledged. */
  void sendAllAgain() {
    unsent.clear();
    unsent.addAll(batches);
  }

  void acknowledge(BatchAck ack) {
    while (!batches.isEmpty() && batches.getFirst().header.sequence() <= ack.sequence()) {
      Pending done = batches.removeFirst();
      if (done == unsent.peekFirst()) {
        unsent.removeFirst();
      }
      bytes -= done.bytes;
      done.acknowledged = true;
      if (done.header.sequence() == ack.sequence()) {
        done.verdict = ack.verdict();
      }
      done.batch.close();
    }
  }

  void release() {
    batches.forEach(pending -> pending.batch.close());
    batches.clear();
    unsent.clear();
    bytes = 0;
  }
}
