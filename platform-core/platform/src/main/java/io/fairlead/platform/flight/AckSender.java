package io.fairlead.platform.flight;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.BatchAck;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.jspecify.annotations.Nullable;

/**
 * Sends a stream's acknowledgements, in order, from a thread of its own while another reads what
 * comes. What is committed together is acknowledged together, but each verdict by itself.
 */
final class AckSender {

  private static final int UNACKNOWLEDGED = 64;
  private static final CompletableFuture<BatchAck> END = new CompletableFuture<>();

  private final BlockingQueue<CompletableFuture<BatchAck>> expected =
      new ArrayBlockingQueue<>(UNACKNOWLEDGED);
  private final BufferAllocator allocator;
  private final StreamListener<PutResult> acks;
  private final Thread reader;
  private final Thread sender;
  private volatile @Nullable Throwable failure;

  /**
   * @param reader the thread that reads the stream: interrupted when a batch fails
   */
  AckSender(BufferAllocator allocator, StreamListener<PutResult> acks, Thread reader) {
    this.allocator = allocator;
    this.acks = acks;
    this.reader = reader;
    this.sender = Thread.ofVirtual().name("acks").start(this::run);
  }

  /** Waits while too much is unacknowledged. */
  void expect(CompletableFuture<BatchAck> ack) throws InterruptedException {
    expected.put(ack);
  }

  /**
   * Waits until everything is acknowledged; throws why it isn't. The sender interrupts this thread
   * when a batch fails, so an interrupt only means: look again.
   */
  void end() throws Throwable {
    boolean told = false;
    while (sender.isAlive()) {
      try {
        told = told || expected.offer(END, 100, TimeUnit.MILLISECONDS);
        if (told) {
          sender.join();
        }
      } catch (InterruptedException e) {
        told = told && sender.isAlive();
      }
    }
    Thread.interrupted();
    Throwable why = failure;
    if (why != null) {
      throw why;
    }
  }

  private void run() {
    try {
      CompletableFuture<BatchAck> next = expected.take();
      while (next != END) {
        BatchAck ack = next.join();
        for (CompletableFuture<BatchAck> after = expected.peek();
            ack.verdict() == null && after != null && isSuccess(after);
            after = expected.peek()) {
          ack = expected.take().join();
        }
        send(allocator, acks, ack);
        next = expected.take();
      }
    } catch (Throwable e) {
      failure = e;
      reader.interrupt();
    }
  }

  private static boolean isSuccess(CompletableFuture<BatchAck> ack) {
    return ack.isDone() && !ack.isCompletedExceptionally();
  }

  static void send(BufferAllocator allocator, StreamListener<PutResult> acks, BatchAck ack) {
    byte[] json = Json.write(ack);
    ArrowBuf bytes = allocator.buffer(json.length);
    bytes.writeBytes(json);
    try (PutResult result = PutResult.metadata(bytes)) {
      acks.onNext(result);
    }
  }
}
