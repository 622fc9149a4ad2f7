package io.fairlead.protocol.client;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.BatchHeader;
import io.fairlead.protocol.message.Ticket;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.jspecify.annotations.Nullable;

/** Moves whole artifacts and tables; each call is one try from the beginning. */
final class Transfers {

  private static final long READY_POLL_NANOS = 200_000;
  private static final long ANSWER_SECONDS = 60;

  private final Caller caller;

  Transfers(Caller caller) {
    this.caller = caller;
  }

  /** Uploads and returns the digest by which the platform keeps it. */
  String upload(ArtifactKind kind, String name, byte[] content) {
    FlightDescriptor descriptor = FlightDescriptor.path(Protocol.ARTIFACT, kind.name(), name);
    AtomicReference<@Nullable String> digest = new AtomicReference<>();
    CountDownLatch over = new CountDownLatch(1);
    caller.channel().resetConnectBackoff();
    try (PutConnection connection =
        new PutConnection(
            caller,
            caller.headers(),
            descriptor,
            Schemas.BYTES,
            ack -> digest.compareAndSet(null, ack.digest()),
            over::countDown)) {
      sendAll(connection, content);
      connection.finish();
      boolean answered = over.await(ANSWER_SECONDS, TimeUnit.SECONDS);
      String kept = digest.get();
      if (kept != null) {
        return kept;
      }
      Throwable failure = connection.failure();
      throw failure != null
          ? Failures.of(failure)
          : new PlatformUnavailableException(
              "The platform didn't acknowledge the artifact %s %s."
                  .formatted(
                      name,
                      answered ? "before it ended the upload" : "in " + ANSWER_SECONDS + " s"),
              null);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformUnavailableException("The upload was interrupted.", e);
    }
  }

  /** Hands each batch of the ticket's stream to {@code reader}. */
  @SuppressWarnings("try") // closing may be interrupted, as any call
  void download(Ticket ticket, Consumer<VectorSchemaRoot> reader) {
    caller.channel().resetConnectBackoff();
    try (FlightStream stream =
        caller
            .client()
            .getStream(new org.apache.arrow.flight.Ticket(Json.write(ticket)), caller.headers())) {
      reader.accept(stream.getRoot());
      while (stream.next()) {
        reader.accept(stream.getRoot());
      }
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw Failures.of(e);
    }
  }

  private void sendAll(PutConnection connection, byte[] content) {
    int chunks = Math.max(1, Math.ceilDiv(content.length, Protocol.ARTIFACT_CHUNK_BYTES));
    for (int chunk = 0; chunk < chunks && !connection.isOver(); chunk++) {
      while (!connection.isReady() && !connection.isOver()) {
        LockSupport.parkNanos(READY_POLL_NANOS);
      }
      send(connection, content, chunk);
    }
  }

  private void send(PutConnection connection, byte[] content, int chunk) {
    int from = chunk * Protocol.ARTIFACT_CHUNK_BYTES;
    int length = Math.min(Protocol.ARTIFACT_CHUNK_BYTES, content.length - from);
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.BYTES, caller.allocator())) {
      ((VarBinaryVector) root.getVector(0)).setSafe(0, content, from, length);
      root.setRowCount(1);
      try (ArrowRecordBatch batch = new VectorUnloader(root).getRecordBatch()) {
        connection.load(batch);
      }
    }
    connection.send(new BatchHeader(chunk, null));
  }
}
