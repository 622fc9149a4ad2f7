package io.fairlead.protocol.client;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.message.BatchHeader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.jspecify.annotations.Nullable;

/** A batch that isn't acknowledged yet; guarded by its stream's lock. */
final class Pending {

  final BatchHeader header;
  final ArrowRecordBatch batch;
  final long bytes;
  boolean acknowledged;
  @Nullable Verdict verdict;

  Pending(BatchHeader header, ArrowRecordBatch batch) {
    this.header = header;
    this.batch = batch;
    this.bytes = batch.computeBodyLength();
  }
}
