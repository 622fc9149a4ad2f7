package io.fairlead.platform.flight;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.metrics.MetricIngest;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.util.ValueVectorUtility;
import org.apache.arrow.vector.validate.ValidateUtil;

/** Takes in what an attempt streams. */
final class Puts {

  private static final int LONGEST_NAME = 200;

  private final MetricIngest ingest;
  private final Artifacts artifacts;
  private final Callers callers;
  private final BufferAllocator allocator;
  private final long mostArtifactBytes;

  /**
   * @param mostArtifactBytes what an attempt may upload at once
   */
  Puts(
      MetricIngest ingest,
      Artifacts artifacts,
      Callers callers,
      BufferAllocator allocator,
      long mostArtifactBytes) {
    this.mostArtifactBytes = mostArtifactBytes;
    this.ingest = ingest;
    this.artifacts = artifacts;
    this.callers = callers;
    this.allocator = allocator;
  }

  /** Reads the stream to its end; every acknowledgement is sent when this returns. */
  void take(AttemptKey attempt, FlightStream stream, StreamListener<PutResult> acks)
      throws Throwable {
    List<String> path = stream.getDescriptor().getPath();
    FlightCall row =
        FlightCall.of(FlightCall.Kind.PUT, path.isEmpty() ? "" : path.getFirst())
            .filter(call -> call.takes(FlightCall.Bearer.ATTEMPT))
            .orElseThrow(
                () ->
                    Failures.malformed(
                        "A stream's path is [metrics], [logs] or [artifact, kind, name]; it was %s."
                            .formatted(path)));
    switch (row) {
      case PUT_METRICS -> takeBatches(attempt, stream, acks, ingest::metrics);
      case PUT_LOGS -> takeBatches(attempt, stream, acks, ingest::logs);
      case PUT_ARTIFACT -> takeArtifact(attempt, path, stream, acks);
      default -> throw new AssertionError(row + " is no stream that comes in");
    }
  }

  /** Where a stream's batches go. */
  private interface Sink {
    CompletableFuture<BatchAck> accept(
        AttemptKey attempt, BatchHeader header, VectorSchemaRoot batch);
  }

  private void takeBatches(
      AttemptKey attempt, FlightStream stream, StreamListener<PutResult> acks, Sink sink)
      throws Throwable {
    AckSender sender = new AckSender(allocator, acks, Thread.currentThread());
    Throwable failure = null;
    try {
      while (next(stream)) {
        sender.expect(sink.accept(attempt, header(stream), stream.getRoot()));
      }
    } catch (RuntimeException | InterruptedException e) {
      failure = e;
    }
    sender.end();
    if (failure != null) {
      throw failure;
    }
  }

  /** Whatever Arrow makes of bytes that are no batch is the sender's mistake. */
  private static boolean next(FlightStream stream) {
    try {
      return stream.next();
    } catch (IllegalArgumentException | IndexOutOfBoundsException | IllegalStateException e) {
      throw Failures.malformed(
          "A batch is Arrow IPC, neither compressed nor with dictionaries: %s."
              .formatted(e.getMessage()));
    }
  }

  /** A piece is read into memory as long as it says it is. */
  private static void checked(VectorSchemaRoot batch) {
    try {
      ValueVectorUtility.validateFull(batch);
    } catch (ValidateUtil.ValidateException | IndexOutOfBoundsException e) {
      throw Failures.malformed("A column's buffers are as long as its rows say.");
    }
  }

  private static BatchHeader header(FlightStream stream) {
    ArrowBuf metadata = stream.getLatestMetadata();
    if (metadata == null) {
      throw Failures.malformed("A batch carries its header, in JSON, as application metadata.");
    }
    byte[] json = new byte[Math.toIntExact(metadata.readableBytes())];
    metadata.getBytes(metadata.readerIndex(), json);
    BatchHeader header;
    try {
      header = Json.read(json, BatchHeader.class);
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(e);
    }
    if (header == null || header.sequence() < 0) {
      throw Failures.malformed("Batches are numbered from 0.");
    }
    return header;
  }

  private void takeArtifact(
      AttemptKey attempt, List<String> path, FlightStream stream, StreamListener<PutResult> acks)
      throws IOException {
    if (path.size() != 3) {
      throw Failures.malformed("An artifact's path is [artifact, kind, name]; it was " + path);
    }
    ArtifactKind kind = kind(path.get(1));
    String name = path.get(2);
    if (name.isBlank() || name.length() > LONGEST_NAME || !name.matches("[^/\\\\\\p{Cntrl}]+")) {
      throw Failures.malformed(
          "An artifact's name has 1 to %d characters, none of them a slash or a control character."
              .formatted(LONGEST_NAME));
    }
    if (!stream.getSchema().equals(Schemas.BYTES)) {
      throw Failures.malformed("An artifact's stream has the columns " + Schemas.BYTES);
    }
    callers.running(attempt);
    try (Artifacts.Upload upload = artifacts.begin(attempt.workspace())) {
      OutputStream bytes = upload.bytes();
      long last = -1;
      long total = 0;
      while (next(stream)) {
        checked(stream.getRoot());
        VarBinaryVector column = (VarBinaryVector) stream.getRoot().getVector(0);
        for (int row = 0; row < stream.getRoot().getRowCount(); row++) {
          if (column.isNull(row)) {
            throw Failures.malformed("A piece of an artifact is never null.");
          }
          byte[] piece = column.get(row);
          total += piece.length;
          if (total > mostArtifactBytes) {
            throw Failures.malformed(
                "An artifact has at most %d bytes.".formatted(mostArtifactBytes));
          }
          bytes.write(piece);
        }
        last++;
      }
      callers.running(attempt);
      String digest = upload.commit(attempt.attempt(), kind, name);
      AckSender.send(allocator, acks, new BatchAck(last, null, digest));
    }
  }

  private static ArtifactKind kind(String name) {
    try {
      return ArtifactKind.valueOf(name);
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(
          "An artifact's kind is one of %s; it was '%s'."
              .formatted(List.of(ArtifactKind.values()), name));
    }
  }
}
