package io.fairlead.platform.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.metrics.Metrics.MetricSummary;
import io.fairlead.platform.metrics.StreamRefused.Reason;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.LongStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class GroupCommitTest extends WithIngest {

  private CompletableFuture<BatchAck> send(AttemptKey to, BatchHeader header, List<Point> points) {
    try (VectorSchemaRoot batch = Batches.metrics(allocator, points)) {
      return fixture.ingest().metrics(to, header, batch);
    }
  }

  private BatchAck send(long sequence, Point... points) {
    return send(attempt, Batches.header(sequence), List.of(points)).join();
  }

  private static void refused(CompletableFuture<BatchAck> ack, Reason reason, String says) {
    assertThatThrownBy(ack::join)
        .isInstanceOf(CompletionException.class)
        .cause()
        .asInstanceOf(InstanceOfAssertFactories.type(StreamRefused.class))
        .satisfies(why -> assertThat(why.reason()).isEqualTo(reason))
        .satisfies(why -> assertThat(why).hasMessageContaining(says));
  }

  private long stored(UUID workspace) {
    return fixture
        .transactions()
        .in(
            workspace,
            () ->
                fixture
                    .jdbc()
                    .sql("select coalesce(sum(row_count), 0) from metric_batch")
                    .query(Long.class)
                    .single());
  }

  @Test
  void manyStreamsInFlightEachLandOnceAndInOrder() {
    List<AttemptKey> attempts = new ArrayList<>();
    List<CompletableFuture<BatchAck>> acks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      attempts.add(fixture.newTrial(attempt.workspace()));
    }
    for (long sequence = 0; sequence < 30; sequence++) {
      for (AttemptKey each : attempts) {
        acks.add(
            send(each, Batches.header(sequence), List.of(new Point(sequence, "loss", sequence))));
      }
    }
    acks.forEach(CompletableFuture::join);

    assertThat(stored(attempt.workspace())).isEqualTo(600);
    for (AttemptKey each : attempts) {
      assertThat(Series.of(fixture, allocator, each, false))
          .extracting(Series.Read::step)
          .containsExactlyElementsOf(LongStream.range(0, 30).boxed().toList());
    }
  }

  @Test
  void aRepeatedBatchIsAcknowledgedAndNotStoredAgain() {
    send(0, new Point(1, "loss", 0.5));
    send(1, new Point(2, "loss", 0.4));

    assertThat(send(0, new Point(1, "loss", 0.5)).sequence()).isZero();
    assertThat(send(1, new Point(2, "loss", 0.4)).sequence()).isEqualTo(1);
    assertThat(stored(attempt.workspace())).isEqualTo(2);
    assertThat(fixture.metrics().summaries(attempt.workspace(), attempt.trial()))
        .containsExactly(new MetricSummary("loss", 2, 2, 0.4, 0.4, 2, 0.5, 1));
  }

  @Test
  void aGapIsRefusedAndSaysWhatIsExpected() {
    send(0, new Point(1, "loss", 0.5));

    refused(
        send(attempt, Batches.header(2), List.of(new Point(3, "loss", 1))),
        Reason.MALFORMED,
        "expected 1");
    refused(
        send(fixture.newTrial(attempt.workspace()), Batches.header(1), List.of()),
        Reason.MALFORMED,
        "expected 0");
    send(1, new Point(2, "loss", 0.4));
    assertThat(stored(attempt.workspace())).isEqualTo(2);
  }

  @Test
  void anOlderEpochAndAnEndedAttemptAreRefused() {
    send(0, new Point(1, "loss", 0.5));
    AttemptKey next = fixture.nextAttempt(attempt, 1);
    AttemptKey forged =
        new AttemptKey(
            next.workspace(), next.study(), next.trial(), next.attempt(), attempt.epoch());

    refused(send(attempt, Batches.header(1), List.of()), Reason.ENDED, "over");
    refused(send(forged, Batches.header(0), List.of()), Reason.ENDED, "over");
    send(next, Batches.header(0), List.of(new Point(2, "loss", 0.4))).join();
    fixture.end(next);
    refused(send(next, Batches.header(1), List.of()), Reason.ENDED, "over");
  }

  @Test
  void anAttemptOfAnotherWorkspaceIsRefused() {
    UUID elsewhere = fixture.newWorkspace();
    AttemptKey foreign =
        new AttemptKey(
            elsewhere, attempt.study(), attempt.trial(), attempt.attempt(), attempt.epoch());

    refused(send(foreign, Batches.header(0), List.of()), Reason.ENDED, "over");
    assertThat(stored(elsewhere)).isZero();
  }

  @Test
  void nothingIsTakenFromAnAttemptThatDidNotSayWhereItRuns() {
    fixture
        .transactions()
        .in(
            attempt.workspace(),
            () ->
                fixture
                    .jdbc()
                    .sql("update attempt set environment = null where id = ?")
                    .param(attempt.attempt())
                    .update());
    refused(
        send(attempt, Batches.header(0), List.of()),
        Reason.UNKNOWN_ENVIRONMENT,
        "says where it runs before it sends metrics");
    assertThat(stored(attempt.workspace())).isZero();
  }

  @Test
  void aRepeatedRungGetsTheVerdictThatWasKept() {
    RungReport rung = new RungReport(10, List.of(0.5, Double.NaN));
    Verdict first =
        send(attempt, Batches.header(0, rung), List.of(new Point(10, "loss", 0.5)))
            .join()
            .verdict();
    assertThat(first).isNotNull();
    for (int i = 0; i < 3; i++) {
      assertThat(send(attempt, Batches.header(0, rung), List.of()).join().verdict())
          .isEqualTo(first);
    }
    assertThat(send(attempt, Batches.header(1, rung), List.of()).join().verdict())
        .isNotEqualTo(first);
  }

  @Test
  void logLinesAreNumberedThroughTheirChunks() {
    for (long sequence = 0; sequence < 3; sequence++) {
      try (VectorSchemaRoot lines =
          Batches.logs(allocator, List.of("a" + sequence, "b" + sequence))) {
        fixture.ingest().logs(attempt, new BatchHeader(sequence, null), lines).join();
      }
    }
    Metrics metrics = fixture.metrics();

    assertThat(metrics.logs(attempt.workspace(), attempt.trial(), null, 1, 3))
        .satisfies(page -> assertThat(page.total()).isEqualTo(6))
        .satisfies(
            page ->
                assertThat(page.lines())
                    .extracting(line -> line.number() + line.text())
                    .containsExactly("1b0", "2a1", "3b1"));
    assertThat(metrics.logs(attempt.workspace(), attempt.trial(), "b", 1, 5))
        .satisfies(page -> assertThat(page.total()).isEqualTo(3))
        .satisfies(
            page ->
                assertThat(page.lines())
                    .extracting(line -> line.number() + line.text())
                    .containsExactly("3b1", "5b2"));
  }
}
