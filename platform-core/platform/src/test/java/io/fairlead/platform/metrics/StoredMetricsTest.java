package io.fairlead.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.metrics.Metrics.Curve;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.protocol.message.BatchAck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.junit.jupiter.api.Test;

class StoredMetricsTest extends WithIngest {

  private final Map<AttemptKey, Long> sequences = new HashMap<>();

  private void send(AttemptKey to, List<Point> points) {
    begin(to, points).join();
  }

  private CompletableFuture<BatchAck> begin(AttemptKey to, List<Point> points) {
    long sequence = sequences.merge(to, 1L, Long::sum) - 1;
    try (VectorSchemaRoot batch = Batches.metrics(allocator, points)) {
      return fixture.ingest().metrics(to, Batches.header(sequence), batch);
    }
  }

  /** Sends points of two metrics in batches of random sizes; returns all points of the first. */
  private List<Point> sendMany(AttemptKey to, int points, int largestBatch, Random random) {
    List<Point> sent = new ArrayList<>();
    List<Point> batch = new ArrayList<>();
    List<CompletableFuture<BatchAck>> acknowledgements = new ArrayList<>();
    int size = 1 + random.nextInt(largestBatch);
    for (int step = 0; step < points; step++) {
      double value = random.nextInt(50) == 0 ? Double.NaN : random.nextGaussian();
      sent.add(new Point(step, "loss", value));
      batch.add(sent.getLast());
      if (step % 3 == 0) {
        batch.add(new Point(step, "accuracy", -value));
      }
      if (batch.size() >= size || step == points - 1) {
        acknowledgements.add(begin(to, batch));
        batch.clear();
        size = 1 + random.nextInt(largestBatch);
      }
    }
    acknowledgements.forEach(CompletableFuture::join);
    return sent;
  }

  private void compactAll() {
    while (fixture.compactor().compactOnce() > 0) {}
  }

  private List<Series.Read> read(boolean everyAttempt) {
    return Series.of(fixture, allocator, attempt, everyAttempt);
  }

  private Curve curve(int buckets) {
    return fixture
        .metrics()
        .curves(attempt.workspace(), List.of(attempt.trial()), "loss", buckets)
        .getFirst();
  }

  /** What a curve must be, straight from the points. */
  private static Curve bruteForce(UUID trial, List<Point> points, int buckets) {
    Buckets all = new Buckets();
    int capacity = Pyramid.points(Pyramid.levelFor(points.size(), buckets));
    points.forEach(point -> all.add(point.step(), point.value(), capacity));
    return all.atMost(buckets).curve(trial);
  }

  private static void assertSame(Curve curve, Curve expected) {
    assertThat(curve.steps()).isEqualTo(expected.steps());
    assertThat(curve.last()).isEqualTo(expected.last());
    assertThat(curve.min()).isEqualTo(expected.min());
    assertThat(curve.max()).isEqualTo(expected.max());
  }

  @Test
  void theSeriesFollowsEachAttemptUpToWhereTheNextStarted() {
    send(attempt, List.of(new Point(1, "loss", 9), new Point(2, "loss", 8)));
    send(attempt, List.of(new Point(3, "loss", 1), new Point(4, "loss", 100)));
    AttemptKey second = fixture.nextAttempt(attempt, 2);
    send(second, List.of(new Point(3, "loss", 7), new Point(4, "loss", 6)));
    AttemptKey third = fixture.nextAttempt(second, 4);
    send(third, List.of(new Point(5, "loss", 5)));

    assertThat(read(false)).extracting(Series.Read::value).containsExactly(9.0, 8.0, 7.0, 6.0, 5.0);
    assertThat(read(true))
        .extracting(Series.Read::value)
        .containsExactly(9.0, 8.0, 1.0, 100.0, 7.0, 6.0, 5.0);
    assertThat(fixture.metrics().summaries(attempt.workspace(), attempt.trial()))
        .containsExactly(new MetricSummary("loss", 5, 5, 5, 5, 5, 9, 1));
    assertThat(curve(10).last()).containsExactly(9, 8, 7, 6, 5);
    compactAll();
    assertThat(curve(10).last()).containsExactly(9, 8, 7, 6, 5);
    assertThat(read(false)).hasSize(5);
  }

  @Test
  void notANumberIsLastButNeitherMinimumNorMaximum() {
    send(attempt, List.of(new Point(1, "loss", Double.NaN)));
    send(attempt, List.of(new Point(2, "loss", 3), new Point(3, "loss", Double.NaN)));
    send(attempt, List.of(new Point(4, "loss", Double.NaN)));

    assertThat(fixture.metrics().summaries(attempt.workspace(), attempt.trial()))
        .containsExactly(new MetricSummary("loss", 4, 4, Double.NaN, 3, 2, 3, 2));
  }

  @Test
  void compactionChangesNoReadsAndCurvesEqualBruteForce() {
    Random random = new Random(7);
    List<Point> sent = sendMany(attempt, 30_000, 700, random);
    List<Series.Read> before = read(false);
    assertThat(before).hasSize(40_000);
    for (int buckets : new int[] {1, 7, 60, 400}) {
      assertSame(curve(buckets), bruteForce(attempt.trial(), sent, buckets));
    }

    assertThat(fixture.compactor().compactOnce()).isEqualTo(40_000);
    assertThat(read(false)).isEqualTo(before);
    for (int buckets : new int[] {1, 7, 60, 400, 20_000}) {
      assertSame(curve(buckets), bruteForce(attempt.trial(), sent, buckets));
    }
    assertThat(batches()).isLessThanOrEqualTo(2);
  }

  @Test
  void pyramidsGrowWithTheSeriesAndAnUncompactedTailIsSeen() {
    Random random = new Random(8);
    List<Point> all = new ArrayList<>();
    for (int round = 0; round < 6; round++) {
      List<Point> more =
          sendMany(attempt, 3_000 + random.nextInt(9_000), 5_000, random).stream().toList();
      all.addAll(more);
      assertSame(curve(50), bruteForce(attempt.trial(), all, 50));
      compactAll();
      assertSame(curve(50), bruteForce(attempt.trial(), all, 50));
    }
    fixture.end(attempt);
    compactAll();
    assertSame(curve(5), bruteForce(attempt.trial(), all, 5));
  }

  @Test
  void aReaderIsNotDisturbedByACompaction() throws Exception {
    sendMany(attempt, 20_000, 12, new Random(9));
    List<Series.Read> before = read(false);
    long rows = 0;
    try (ArrowReader reader =
        fixture.metrics().read(attempt.workspace(), attempt.trial(), false, allocator)) {
      assertThat(reader.loadNextBatch()).isTrue();
      rows += reader.getVectorSchemaRoot().getRowCount();
      compactAll();
      while (reader.loadNextBatch()) {
        rows += reader.getVectorSchemaRoot().getRowCount();
      }
    }
    assertThat(rows).isEqualTo(before.size());
  }

  @Test
  void anotherWorkspaceSeesNothing() {
    send(attempt, List.of(new Point(1, "loss", 9)));
    UUID elsewhere = fixture.newWorkspace();

    assertThatThrownBy(() -> fixture.metrics().read(elsewhere, attempt.trial(), false, allocator))
        .isInstanceOf(NotFound.class);
    assertThat(
            fixture
                .metrics()
                .curves(elsewhere, List.of(attempt.trial()), "loss", 5)
                .getFirst()
                .steps())
        .isEmpty();
  }

  private long batches() {
    return fixture
        .transactions()
        .in(
            attempt.workspace(),
            () ->
                fixture
                    .jdbc()
                    .sql("select count(*) from metric_batch where attempt_id = ?")
                    .param(attempt.attempt())
                    .query(Long.class)
                    .single());
  }
}
