package io.fairlead.protocol.client;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.message.BatchAck;
import java.util.function.Consumer;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Schema;
import org.jspecify.annotations.Nullable;

/** One {@code DoPut} call: sends batches, hands on acknowledgements and says when it broke. */
final class PutConnection implements FlightClient.PutListener, AutoCloseable {

  private static final CallStatus ABANDONED =
      CallStatus.CANCELLED.withDescription("The sender gave this stream up.");

  private static final CallStatus SILENT =
      CallStatus.TIMED_OUT.withDescription("Nothing was acknowledged for too long.");

  private final BufferAllocator allocator;
  private final Consumer<BatchAck> acknowledged;
  private final Runnable broke;
  private final VectorSchemaRoot sending;
  private final VectorLoader loader;
  private final FlightClient.ClientStreamListener call;
  private volatile @Nullable Throwable failure;
  private volatile boolean completed;

  PutConnection(
      Caller caller,
      CallOption headers,
      FlightDescriptor descriptor,
      Schema schema,
      Consumer<BatchAck> acknowledged,
      Runnable broke) {
    this.allocator = caller.allocator();
    this.acknowledged = acknowledged;
    this.broke = broke;
    this.sending = VectorSchemaRoot.create(schema, allocator);
    this.loader = new VectorLoader(sending);
    this.call = caller.client().startPut(descriptor, sending, this, headers);
  }

  /** Shares the batch's memory with the call: call it where the batch can't be closed meanwhile. */
  void load(ArrowRecordBatch batch) {
    loader.load(batch);
  }

  /** Sends what was loaded. */
  void send(Object header) {
    byte[] json = Json.write(header);
    ArrowBuf metadata = allocator.buffer(json.length);
    metadata.writeBytes(json);
    call.putNext(metadata);
    sending.clear();
  }

  boolean isReady() {
    return call.isReady();
  }

  void finish() {
    call.completed();
  }

  /** Ends a call that is no longer answered; it then counts as broken. */
  void giveUp() {
    call.error(ABANDONED.toRuntimeException());
    failure = SILENT.toRuntimeException();
  }

  boolean isOver() {
    return completed || failure != null;
  }

  /** Why the call ended; null when the platform ended it in peace. */
  @Nullable Throwable failure() {
    return failure;
  }

  @Override
  public void onNext(PutResult result) {
    ArrowBuf metadata = result.getApplicationMetadata();
    byte[] json = new byte[(int) metadata.readableBytes()];
    metadata.getBytes(metadata.readerIndex(), json);
    acknowledged.accept(Json.read(json, BatchAck.class));
  }

  @Override
  public void onError(Throwable cause) {
    failure = cause;
    broke.run();
  }

  @Override
  public void onCompleted() {
    completed = true;
    broke.run();
  }

  @Override
  public void getResult() {}

  /** Flight spins until a call is ready or this says that it never will be. */
  @Override
  public boolean isCancelled() {
    return isOver();
  }

  @Override
  public void close() {
    if (!isOver()) {
      call.error(ABANDONED.toRuntimeException());
    }
    sending.close();
  }
}
