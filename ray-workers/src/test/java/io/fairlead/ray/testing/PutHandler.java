package io.fairlead.ray.testing;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import io.fairlead.protocol.message.Checkpoint;
import io.fairlead.ray.environment.Digests;
import java.io.ByteArrayOutputStream;
import java.util.List;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightProducer.StreamListener;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Stores one {@code DoPut}'s batches and acknowledges them. */
final class PutHandler {

  private final PlatformState state;
  private final BufferAllocator allocator;
  private final Received attempt;

  PutHandler(PlatformState state, BufferAllocator allocator, Received attempt) {
    this.state = state;
    this.allocator = allocator;
    this.attempt = attempt;
  }

  void receive(FlightStream stream, StreamListener<PutResult> acknowledgements) {
    List<String> path = stream.getDescriptor().getPath();
    ByteArrayOutputStream artifact = new ByteArrayOutputStream();
    long last = -1;
    while (stream.next()) {
      BatchHeader header = header(stream);
      last = header.sequence();
      switch (path.getFirst()) {
        case Protocol.METRICS -> metrics(header, stream.getRoot(), acknowledgements);
        case Protocol.LOGS -> logs(header, stream.getRoot(), acknowledgements);
        default -> artifact.writeBytes(((VarBinaryVector) stream.getRoot().getVector(0)).get(0));
      }
    }
    if (path.getFirst().equals(Protocol.ARTIFACT)) {
      String digest = keep(path, artifact.toByteArray());
      acknowledge(acknowledgements, new BatchAck(last, null, digest));
    }
  }

  private void metrics(
      BatchHeader header, VectorSchemaRoot root, StreamListener<PutResult> acknowledgements) {
    state.withLock(() -> storeMetrics(header, root));
    if (state.breakAfterEvery > 0
        && (header.sequence() + 1) % state.breakAfterEvery == 0
        && state.read(() -> attempt.brokenAt.add(header.sequence()))) {
      throw CallStatus.UNAVAILABLE.withDescription("broken on purpose").toRuntimeException();
    }
    Verdict verdict =
        header.rung() == null ? null : state.verdicts.apply(attempt.assignment, header.rung());
    acknowledge(acknowledgements, new BatchAck(header.sequence(), verdict, null));
  }

  private void storeMetrics(BatchHeader header, VectorSchemaRoot root) {
    refuseStale();
    if (header.sequence() == 0 && attempt.environment == null) {
      throw CallStatus.NOT_FOUND.withDescription("unknown environment").toRuntimeException();
    }
    if (isNew(header.sequence(), attempt.metricBatches.size())) {
      attempt.metricBatches.add(header);
      attempt.add(root);
    }
  }

  private void logs(
      BatchHeader header, VectorSchemaRoot root, StreamListener<PutResult> acknowledgements) {
    state.withLock(
        () -> {
          refuseStale();
          if (isNew(header.sequence(), attempt.logBatches)) {
            attempt.logBatches++;
            for (int row = 0; row < root.getRowCount(); row++) {
              String stream = ((VarCharVector) root.getVector(1)).getObject(row).toString();
              String line = ((VarCharVector) root.getVector(2)).getObject(row).toString();
              attempt.lineCount++;
              attempt.lineBytes += line.length();
              if (attempt.lines.size() == Received.KEPT) {
                attempt.lines.removeLast();
              }
              attempt.lines.add(new Received.Line(stream, line));
            }
          }
        });
    acknowledge(acknowledgements, new BatchAck(header.sequence(), null, null));
  }

  private void refuseStale() {
    if (attempt.stale || attempt.result != null) {
      throw CallStatus.UNAUTHORIZED.withDescription("old epoch").toRuntimeException();
    }
  }

  private boolean isNew(long sequence, long expected) {
    if (sequence > expected) {
      throw CallStatus.INVALID_ARGUMENT
          .withDescription("expected " + expected)
          .toRuntimeException();
    }
    if (sequence < expected) {
      state.duplicates++;
    }
    return sequence == expected;
  }

  private String keep(List<String> path, byte[] content) {
    String digest = Digests.sha256(content);
    state.withLock(
        () -> {
          refuseStale();
          state.artifacts.put(digest, content);
          state.artifactNames.add(path.get(1) + "/" + path.get(2));
          if (path.get(1).equals(ArtifactKind.CHECKPOINT.name())) {
            state.checkpoints.put(
                attempt.assignment.trial(), new Checkpoint(digest, Checkpoint.stepOf(path.get(2))));
          }
        });
    return digest;
  }

  private static BatchHeader header(FlightStream stream) {
    ArrowBuf metadata = stream.getLatestMetadata();
    byte[] json = new byte[(int) metadata.readableBytes()];
    metadata.getBytes(metadata.readerIndex(), json);
    return Json.read(json, BatchHeader.class);
  }

  private void acknowledge(StreamListener<PutResult> acknowledgements, BatchAck ack) {
    byte[] json = Json.write(ack);
    try (ArrowBuf metadata = allocator.buffer(json.length)) {
      metadata.writeBytes(json);
      acknowledgements.onNext(PutResult.metadata(metadata));
    }
  }
}
