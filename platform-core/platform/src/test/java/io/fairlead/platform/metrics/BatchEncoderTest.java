package io.fairlead.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import java.util.List;
import java.util.function.Consumer;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BatchEncoderTest {

  private final BufferAllocator allocator = new RootAllocator();

  @AfterEach
  void nothingIsKept() {
    allocator.close();
  }

  private void refused(List<Point> points, Consumer<VectorSchemaRoot> damage, String rule) {
    try (VectorSchemaRoot batch = Batches.metrics(allocator, points)) {
      damage.accept(batch);
      assertThatThrownBy(() -> BatchEncoder.metrics(batch))
          .isInstanceOf(StreamRefused.class)
          .hasMessageContaining(rule);
    }
  }

  @Test
  void figuresOfInterleavedMetricsAreKeptApart() {
    try (VectorSchemaRoot batch =
        Batches.metrics(
            allocator,
            List.of(
                new Point(1, "loss", 5),
                new Point(1, "accuracy", 0.1),
                new Point(2, "loss", 3),
                new Point(2, "accuracy", 0.3),
                new Point(3, "loss", 4)))) {
      Encoded encoded = BatchEncoder.metrics(batch);

      assertThat(encoded.rows()).isEqualTo(5);
      assertThat(encoded.lastStep()).isEqualTo(3);
      assertThat(encoded.summaries())
          .containsExactly(
              new MetricSummary("loss", 3, 3, 4, 3, 2, 5, 1),
              new MetricSummary("accuracy", 2, 2, 0.3, 0.1, 1, 0.3, 2));
    }
  }

  @Test
  void whatIsStoredIsWhatWasSentPackedOrNot() {
    for (int rows : new int[] {0, 1, 300}) {
      List<Point> points =
          java.util.stream.IntStream.range(0, rows)
              .mapToObj(step -> new Point(step, "m" + step % 3, step / 7.0))
              .toList();
      try (VectorSchemaRoot batch = Batches.metrics(allocator, points)) {
        StoredBatch.decode(
            BatchEncoder.metrics(batch).bytes(),
            allocator,
            back -> assertThat(back.equals(batch)).isTrue());
      }
    }
  }

  @Test
  void damagedBatchesAreRefused() {
    List<Point> points = List.of(new Point(1, "loss", 1), new Point(2, "loss", 2));

    refused(points, batch -> batch.getVector(1).getOffsetBuffer().setInt(4, 1 << 20), "name");
    refused(points, batch -> batch.getVector(1).getOffsetBuffer().setInt(4, -1), "name");
    refused(points, batch -> batch.getVector(1).getDataBuffer().setByte(0, 0xFF), "UTF-8");
    refused(points, batch -> batch.getVector(1).getDataBuffer().setByte(0, 0), "NUL");
    refused(
        points,
        batch -> BitVectorHelper.unsetBit(batch.getVector(2).getValidityBuffer(), 1),
        "null");
    refused(List.of(new Point(-1, "loss", 1)), batch -> {}, "negative");
    refused(List.of(new Point(1, "", 1)), batch -> {}, "name");
    refused(points, batch -> batch.getVector(0).setValueCount(1), "as many values");
  }
}
