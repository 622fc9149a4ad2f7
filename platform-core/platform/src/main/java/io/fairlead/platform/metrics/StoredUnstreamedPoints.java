package io.fairlead.platform.metrics;

import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.metrics.StreamRefused.Reason;
import io.fairlead.protocol.message.BatchHeader;
import jakarta.annotation.PreDestroy;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.springframework.stereotype.Component;

/** Makes of each attempt's points the first and only batch of its stream. */
@Component
final class StoredUnstreamedPoints implements UnstreamedPoints {

  private final CommittedGroups groups;
  private final BufferAllocator allocator = new RootAllocator(32L << 20);

  StoredUnstreamedPoints(CommittedGroups groups) {
    this.groups = groups;
  }

  @Override
  public Map<AttemptKey, String> store(UUID workspace, Map<AttemptKey, byte[]> points) {
    Map<AttemptKey, String> refused = new HashMap<>();
    List<Pending> batches = new ArrayList<>();
    points.forEach(
        (attempt, bytes) -> {
          try {
            batches.add(batch(attempt, bytes));
          } catch (StreamRefused e) {
            refused.put(attempt, e.getMessage());
          }
        });
    if (!batches.isEmpty()) {
      List<Outcome> outcomes = groups.storeInTransaction(workspace, batches);
      for (int i = 0; i < batches.size(); i++) {
        if (outcomes.get(i) instanceof Outcome.Refused(StreamRefused why)) {
          refused.put(batches.get(i).attempt(), why.getMessage());
        }
      }
    }
    return refused;
  }

  @PreDestroy
  void close() {
    allocator.close();
  }

  private Pending batch(AttemptKey attempt, byte[] bytes) {
    try (ArrowStreamReader reader = ArrowBytes.reader(bytes, allocator)) {
      if (!reader.loadNextBatch()) {
        throw new StreamRefused(Reason.MALFORMED, "The result's points hold no batch.");
      }
      return new Pending(
          StreamKind.METRICS,
          attempt,
          new BatchHeader(0, null),
          BatchEncoder.metrics(reader.getVectorSchemaRoot()),
          new CompletableFuture<>());
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
      throw new StreamRefused(
          Reason.MALFORMED, "The result's points aren't an Arrow stream: " + e.getMessage());
    }
  }
}
