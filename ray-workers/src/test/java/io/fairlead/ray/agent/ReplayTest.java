package io.fairlead.ray.agent;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.protocol.message.AgentRequest.Outcome;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Assignment.DatasetRef;
import io.fairlead.protocol.message.Environment;
import io.fairlead.ray.testing.AgentProcess;
import io.fairlead.ray.testing.Assignments;
import io.fairlead.ray.testing.InMemoryPlatform;
import io.fairlead.ray.testing.Received;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowStreamWriter;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same trial twice, each time by a real driver; another bundle is another process. */
@SuppressWarnings("try") // closing waits, and may be interrupted
class ReplayTest {

  private static final Duration LONG = Duration.ofMinutes(3);
  private static final int ROWS = 400;
  private static final Comparator<Received.Point> ORDER =
      Comparator.comparing(Received.Point::step).thenComparing(Received.Point::metric);

  @Test
  void aNewProcessGivesTheSameBits(@TempDir Path work) throws Exception {
    try (InMemoryPlatform platform = new InMemoryPlatform();
        AgentProcess agent = AgentProcess.local(platform, 2, work)) {
      platform.heartbeatEvery(Duration.ofMillis(200), Duration.ofSeconds(10));
      platform.dataset("d1", table());
      Assignments trial =
          Assignments.of(
                  "lightgbm",
                  Map.of("learning_rate", 0.1, "num_leaves", 8L, "bagging_fraction", 0.7))
              .steps(8)
              .on(new DatasetRef("d1", "y", "BINARY", 3, 0.6, 0.2), "validation_auc");
      Assignment original = trial.next();
      platform.enqueue(original);
      platform.await("the trial", LONG, p -> p.results().size() == 1);
      Map<String, byte[]> artifacts = platform.artifacts();
      Assignment replay = trial.next();
      assertThat(replay.seed()).isEqualTo(original.seed());
      platform.enqueue(replay, "bundled/replay-1");
      platform.await("the replay", LONG, p -> p.results().size() == 2);

      assertThat(platform.results())
          .allMatch(result -> result.outcome() == Outcome.COMPLETED, "completed");
      assertThat(platform.driver(replay.attempt()))
          .isNotEqualTo(platform.driver(original.attempt()));
      assertThat(points(platform, replay.attempt()))
          .hasSize(8 * 4)
          .isEqualTo(points(platform, original.attempt()));
      assertThat(result(platform, replay).metrics())
          .isNotEmpty()
          .isEqualTo(result(platform, original).metrics());
      assertThat(platform.artifacts().keySet())
          .as("by digest: the replay left the same bytes behind")
          .isEqualTo(artifacts.keySet());
      assertThat(platform.environment(replay.attempt()))
          .containsKeys(Environment.REQUIRED.toArray(String[]::new))
          .containsKey("preprocessing.lightgbm.numbers")
          .isEqualTo(platform.environment(original.attempt()));
    }
  }

  private static List<Received.Point> points(InMemoryPlatform platform, UUID attempt) {
    return platform.points(attempt).stream().sorted(ORDER).toList();
  }

  private static Result result(InMemoryPlatform platform, Assignment of) {
    return platform.results().stream()
        .filter(each -> each.attempt().equals(of.attempt()))
        .findFirst()
        .orElseThrow();
  }

  private static byte[] table() throws IOException {
    ArrowType real = new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
    Schema schema =
        new Schema(
            List.of(
                Field.notNullable("a", real),
                Field.notNullable("b", real),
                Field.notNullable("y", ArrowType.Utf8.INSTANCE)));
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (BufferAllocator allocator = new RootAllocator();
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        ArrowStreamWriter writer = new ArrowStreamWriter(root, null, Channels.newChannel(bytes))) {
      for (int row = 0; row < ROWS; row++) {
        double a = Math.sin(row * 12.9898);
        double b = Math.cos(row * 78.233);
        String label = a + 0.5 * b + 0.3 * Math.sin(row) > 0 ? "good" : "bad";
        ((Float8Vector) root.getVector(0)).setSafe(row, a);
        ((Float8Vector) root.getVector(1)).setSafe(row, b);
        ((VarCharVector) root.getVector(2)).setSafe(row, label.getBytes(StandardCharsets.UTF_8));
      }
      root.setRowCount(ROWS);
      writer.start();
      writer.writeBatch();
      writer.end();
    }
    return bytes.toByteArray();
  }
}
