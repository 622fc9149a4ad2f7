package io.fairlead.protocol.client;

import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.jspecify.annotations.Nullable;

/**
 * Rows that become numbered batches, are sent by a thread of its own, and are kept until the
 * platform acknowledged them. When the connection breaks, everything unacknowledged is sent again
 * under the same numbers.
 *
 * <p>Rows are appended by one thread at a time; appending blocks while too much is unacknowledged.
 * A stream that failed throws its failure from every later call.
 */
abstract sealed class BatchStream implements AutoCloseable permits MetricStream, LogStream {

  private static final long BATCH_BYTES = 1 << 20;
  private static final long UNSENT_BYTES = 1 << 12;
  private static final long READY_POLL_NANOS = 200_000;
  private static final long STALL_CHECK_NANOS = 1_000_000_000;
  private static final long SILENCE_NANOS = 15_000_000_000L;

  final ReentrantLock lock = new ReentrantLock();
  final VectorSchemaRoot filling;

  private final Condition changed = lock.newCondition();
  private final StreamLimits limits;
  private final Reconnector reconnector;
  private final Unacknowledged unacknowledged;
  private final Thread sender;
  private int rows;
  private long rowBytes;
  private long oldestRowNanos;
  private long progressNanos = System.nanoTime();
  private long sentNanos = System.nanoTime();
  private @Nullable PlatformException failure;
  private boolean closed;

  BatchStream(String name, VectorSchemaRoot filling, StreamLimits limits, Reconnector reconnector) {
    this.filling = filling;
    this.limits = limits;
    this.reconnector = reconnector;
    this.unacknowledged = new Unacknowledged(limits);
    this.sender = Thread.ofVirtual().name(name + "-sender").unstarted(this::sendUntilClosed);
  }

  final void start() {
    sender.start();
  }

  /** Blocks until everything appended is acknowledged. */
  public final void flush() {
    lock.lock();
    try {
      seal(null);
      while (!unacknowledged.isEmpty()) {
        throwFailure();
        changed.awaitUninterruptibly();
      }
      throwFailure();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Takes back the rows so far, when they are few and nothing was sent before them.
   *
   * @return an Arrow stream of one batch; null when there is none or it is for {@link #flush()}
   */
  public final byte @Nullable [] takeUnsent() {
    lock.lock();
    try {
      boolean few = rows > 0 && rowBytes <= UNSENT_BYTES;
      if (!few || failure != null || closed || !unacknowledged.isUntouched()) {
        return null;
      }
      filling.setRowCount(rows);
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ArrowStreamWriter writer = new ArrowStreamWriter(filling, null, bytes)) {
        writer.writeBatch();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      rows = 0;
      rowBytes = 0;
      filling.clear();
      return bytes.toByteArray();
    } finally {
      lock.unlock();
    }
  }

  /** Ends the stream; what isn't acknowledged is given up, so {@link #flush()} first. */
  @Override
  public final void close() {
    lock.lock();
    try {
      closed = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    sender.interrupt();
    boolean interrupted = false;
    while (sender.isAlive()) {
      try {
        sender.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** The row to fill next; hold the lock, then call {@link #rowFilled(int)}. */
  final int row() {
    throwFailure();
    if (rows == limits.batchRows() || rowBytes >= BATCH_BYTES) {
      seal(null);
    }
    return rows;
  }

  final void rowFilled(int bytes) {
    rowBytes += bytes;
    if (rows++ == 0) {
      oldestRowNanos = System.nanoTime();
      changed.signalAll();
    }
  }

  /** Makes the rows so far a batch, once there is room for it; nothing without rows or a rung. */
  final @Nullable Pending seal(BatchHeader.@Nullable RungReport rung) {
    while (unacknowledged.isFull()) {
      throwFailure();
      changed.awaitUninterruptibly();
    }
    throwFailure();
    return rows == 0 && rung == null ? null : sealNow(rung);
  }

  /** Queues a batch that the caller filled; its memory passes to the stream. */
  final void enqueue(ArrowRecordBatch batch) {
    try {
      seal(null);
      while (unacknowledged.isFull()) {
        throwFailure();
        changed.awaitUninterruptibly();
      }
      throwFailure();
    } catch (PlatformException e) {
      batch.close();
      throw e;
    }
    add(batch, null);
  }

  final void awaitAcknowledgement(Pending pending) {
    while (!pending.acknowledged) {
      throwFailure();
      changed.awaitUninterruptibly();
    }
  }

  private Pending sealNow(BatchHeader.@Nullable RungReport rung) {
    filling.setRowCount(rows);
    ArrowRecordBatch batch = new VectorUnloader(filling).getRecordBatch();
    int capacity = Math.max(64, rows);
    rows = 0;
    rowBytes = 0;
    filling.clear();
    for (FieldVector column : filling.getFieldVectors()) {
      column.setInitialCapacity(capacity);
    }
    return add(batch, rung);
  }

  private Pending add(ArrowRecordBatch batch, BatchHeader.@Nullable RungReport rung) {
    if (unacknowledged.isEmpty()) {
      progressNanos = System.nanoTime();
    }
    Pending pending = unacknowledged.add(batch, rung);
    changed.signalAll();
    return pending;
  }

  private void throwFailure() {
    if (failure != null) {
      throw failure;
    }
    if (closed) {
      throw new IllegalStateException("This stream is closed: nothing can be appended to it.");
    }
  }

  private void sendUntilClosed() {
    PutConnection connection = null;
    try {
      while (awaitWork(connection)) {
        if (connection == null || connection.isOver()) {
          connection = replace(connection);
        } else if (connection.isReady()) {
          sendNext(connection);
        } else {
          LockSupport.parkNanos(READY_POLL_NANOS);
        }
      }
    } catch (RuntimeException e) {
      fail(Failures.of(e));
    } finally {
      if (connection != null) {
        connection.close();
      }
      release();
    }
  }

  /**
   * Waits until there is a batch to send, or a broken connection to mend for the unacknowledged.
   */
  private boolean awaitWork(@Nullable PutConnection connection) {
    lock.lock();
    try {
      while (!closed && failure == null) {
        boolean broken = connection != null && connection.isOver();
        long dueNanos = rows == 0 ? Long.MAX_VALUE : nanosUntilDue();
        if (dueNanos <= 0 && !unacknowledged.isFull()) {
          sealNow(null);
        }
        if (unacknowledged.hasUnsent() || (broken && !unacknowledged.isEmpty())) {
          return true;
        }
        boolean stalling = !unacknowledged.isEmpty();
        if (stalling && connection != null && silent()) {
          connection.giveUp();
          return true;
        }
        if (stalling && stalled()) {
          fail(
              new PlatformUnavailableException(
                  "The platform acknowledged nothing for " + limits.patience(), null));
        }
        await(stalling ? Math.clamp(dueNanos, 1, STALL_CHECK_NANOS) : dueNanos);
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("WaitNotInLoop") // the loop is the caller's
  private void await(long nanos) {
    try {
      if (nanos == Long.MAX_VALUE) {
        changed.await();
      } else {
        changed.await(Math.max(nanos, 1), TimeUnit.NANOSECONDS);
      }
    } catch (InterruptedException e) {
      closed = true;
    }
  }

  private long nanosUntilDue() {
    return oldestRowNanos + limits.flushAfter().toNanos() - System.nanoTime();
  }

  /** A server that was lost without a word leaves a call that looks alive. */
  private boolean silent() {
    long limit = Math.min(SILENCE_NANOS, limits.patience().toNanos() / 2);
    return System.nanoTime() - Math.max(sentNanos, progressNanos) > limit;
  }

  private boolean stalled() {
    return System.nanoTime() - progressNanos > limits.patience().toNanos();
  }

  private void sendNext(PutConnection connection) {
    Pending next;
    lock.lock();
    try {
      next = unacknowledged.pollUnsent();
      if (next == null) {
        return;
      }
      connection.load(next.batch);
      sentNanos = System.nanoTime();
    } finally {
      lock.unlock();
    }
    try {
      connection.send(next.header);
    } catch (RuntimeException e) {
      connection.onError(e);
    }
  }

  private @Nullable PutConnection replace(@Nullable PutConnection broken) {
    if (broken != null) {
      broken.close();
      reconnector.afterFailure(broken.failure(), stalledNow());
    }
    lock.lock();
    try {
      unacknowledged.sendAllAgain();
    } finally {
      lock.unlock();
    }
    return reconnector.connect(filling.getSchema(), this::acknowledged, this::wake);
  }

  private boolean stalledNow() {
    lock.lock();
    try {
      return stalled();
    } finally {
      lock.unlock();
    }
  }

  private void acknowledged(BatchAck ack) {
    lock.lock();
    try {
      progressNanos = System.nanoTime();
      unacknowledged.acknowledge(ack);
      reconnector.succeeded();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void wake() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void fail(PlatformException cause) {
    lock.lock();
    try {
      failure = cause;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void release() {
    lock.lock();
    try {
      unacknowledged.release();
      rows = 0;
      filling.close();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
