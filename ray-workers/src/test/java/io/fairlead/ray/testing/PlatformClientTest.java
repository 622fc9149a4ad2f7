package io.fairlead.ray.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.protocol.client.LeaseLostException;
import io.fairlead.protocol.client.LogStream;
import io.fairlead.protocol.client.MetricStream;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.client.RefusedException;
import io.fairlead.protocol.client.StreamLimits;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.Environment;
import io.fairlead.ray.environment.Environments;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client of the platform against a real Flight server that breaks connections on purpose. */
class PlatformClientTest {

  private static final Environment ENVIRONMENT = Environments.current();
  private static final StreamLimits SMALL =
      new StreamLimits(10, 4, 1 << 20, Duration.ofMillis(20), Duration.ofSeconds(60));

  private final Assignment attempt = Assignments.probe("ok").next();
  private InMemoryPlatform platform;
  private PlatformClient client;

  @BeforeEach
  void start() throws Exception {
    platform = new InMemoryPlatform();
    platform.enqueue(attempt);
    client = new PlatformClient(Endpoint.parse(platform.address()), attempt::token);
    client.environment(ENVIRONMENT);
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    platform.close();
  }

  @Test
  void everyPointArrivesOnceThoughConnectionsBreak() {
    platform.breakAfterEvery(3);
    try (MetricStream metrics = client.metrics(SMALL)) {
      for (long step = 1; step <= 500; step++) {
        metrics.append(step, Map.of("value", (double) step), Instant.EPOCH);
      }
      metrics.flush();
    }
    assertThat(platform.points(attempt.attempt()))
        .extracting(Received.Point::step)
        .containsExactlyElementsOf(LongStream.rangeClosed(1, 500).boxed().toList());
    assertThat(platform.duplicates()).isPositive();
    assertThat(platform.environments()).containsKey(ENVIRONMENT.digest());
  }

  @Test
  void aRestartedServerGetsWhatItDidNotAcknowledge() throws Exception {
    try (MetricStream metrics = client.metrics(SMALL)) {
      metrics.append(1, Map.of("value", 1.0), Instant.EPOCH);
      metrics.flush();
      platform.restart();
      metrics.append(2, Map.of("value", 2.0), Instant.EPOCH);
      metrics.flush();
    }
    assertThat(platform.points(attempt.attempt())).hasSize(2);
  }

  @Test
  void pointsFlushThemselves() throws Exception {
    try (MetricStream metrics = client.metrics(SMALL)) {
      metrics.append(1, Map.of("value", Double.NaN), Instant.EPOCH);
      platform.await(
          "the point", Duration.ofSeconds(30), p -> p.pointCount(attempt.attempt()) == 1);
    }
  }

  @Test
  void aRungWaitsForItsVerdict() {
    platform.verdicts((assignment, rung) -> rung.step() < 5 ? Verdict.CONTINUE : Verdict.END);
    try (MetricStream metrics = client.metrics(SMALL)) {
      metrics.append(3, Map.of("value", 0.5), Instant.EPOCH);
      assertThat(metrics.report(3, List.of(0.5))).isEqualTo(Verdict.CONTINUE);
      assertThat(metrics.report(5, List.of(Double.NaN))).isEqualTo(Verdict.END);
    }
  }

  @Test
  void columnsAreSentAsTheyAre() {
    try (MetricStream metrics = client.metrics(SMALL);
        VectorSchemaRoot columns = client.newMetrics()) {
      for (int batch = 0; batch < 20; batch++) {
        for (int row = 0; row < 1_000; row++) {
          ((BigIntVector) columns.getVector(0)).setSafe(row, row);
          ((VarCharVector) columns.getVector(1)).setSafe(row, new byte[] {'m'});
          ((Float8Vector) columns.getVector(2)).setSafe(row, row);
          ((TimeStampMicroTZVector) columns.getVector(3)).setSafe(row, row);
        }
        columns.setRowCount(1_000);
        metrics.append(columns);
      }
      metrics.flush();
    }
    assertThat(platform.pointCount(attempt.attempt())).isEqualTo(20_000);
  }

  @Test
  void anOldEpochIsALostLease() {
    try (MetricStream metrics = client.metrics(SMALL)) {
      platform.makeStale(attempt.attempt());
      metrics.append(1, Map.of("value", 1.0), Instant.EPOCH);
      assertThatThrownBy(metrics::flush).isInstanceOf(LeaseLostException.class);
      assertThatThrownBy(() -> metrics.append(2, Map.of("value", 1.0), Instant.EPOCH))
          .isInstanceOf(LeaseLostException.class);
    }
  }

  @Test
  void anUnknownTokenIsRefused() {
    try (MetricStream metrics = client.as(() -> "stranger").metrics(SMALL)) {
      metrics.append(1, Map.of("value", 1.0), Instant.EPOCH);
      assertThatThrownBy(metrics::flush).isInstanceOf(RefusedException.class);
    }
  }

  @Test
  void patienceEnds() throws Exception {
    platform.stop();
    StreamLimits impatient =
        new StreamLimits(10, 4, 1 << 20, Duration.ofMillis(20), Duration.ofMillis(500));
    try (MetricStream metrics = client.metrics(impatient)) {
      metrics.append(1, Map.of("value", 1.0), Instant.EPOCH);
      assertThatThrownBy(metrics::flush).isInstanceOf(PlatformUnavailableException.class);
    }
    platform.restart();
  }

  @Test
  void artifactsComeBackAsTheyWere() {
    byte[] content = new byte[3_500_000];
    new Random(1).nextBytes(content);
    String digest = client.upload(ArtifactKind.MODEL, "model.bin", content);
    assertThat(client.artifact(digest)).isEqualTo(content);
    String empty = client.upload(ArtifactKind.OTHER, "empty", new byte[0]);
    assertThat(client.artifact(empty)).isEmpty();
  }

  @Test
  void logLinesKeepTheirOrder() {
    try (LogStream log = client.logs(SMALL)) {
      for (int i = 0; i < 100; i++) {
        log.append(Instant.EPOCH, "out", "line " + i);
      }
      log.flush();
    }
    assertThat(platform.lines(attempt.attempt())).hasSize(100);
    assertThat(platform.lines(attempt.attempt()).get(42).text()).isEqualTo("line 42");
  }
}
