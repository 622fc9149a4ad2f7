package io.fairlead.platform.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.metrics.Batches;
import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.IngestFixture;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.SharedDatabase;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.BatchAck;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/** Kills the platform's process the moment it has acknowledged something. */
class PlatformKilledTest {

  private static final int BATCHES = 20;

  @Test
  void whatWasAcknowledgedIsThereOnceAfterTheRestart() throws Exception {
    Outcome outcome = killAfterAcknowledgement(false);
    assertThat(outcome.acknowledgedBeforeKill()).isPositive();
    assertThat(outcome.lost()).isZero();
    assertThat(outcome.storedAfterSendingAllAgain()).isEqualTo(BATCHES);
  }

  @Test
  void acknowledgingBeforeTheCommitIsNoticed() throws Exception {
    Outcome outcome = killAfterAcknowledgement(true);
    assertThat(outcome.acknowledgedBeforeKill()).isPositive();
    assertThat(outcome.lost()).isPositive();
  }

  private record Outcome(long acknowledgedBeforeKill, long lost, long storedAfterSendingAllAgain) {}

  private static Outcome killAfterAcknowledgement(boolean early) throws Exception {
    Database database = TestServer.freshDatabase();
    try (IngestFixture here = new IngestFixture(database)) {
      AttemptKey attempt = here.newTrial(here.newWorkspace());
      Process victim = start(database, attempt, early);
      long acknowledged = send(port(victim), attempt, () -> victim.destroyForcibly());
      victim.waitFor();
      long lost = Math.max(0, acknowledged - stored(here, attempt));
      if (early) {
        return new Outcome(acknowledged, lost, 0); // whoever lies is noticed without a restart
      }
      Process again = start(database, attempt, false);
      try {
        send(port(again), attempt, () -> {});
        return new Outcome(acknowledged, lost, stored(here, attempt));
      } finally {
        again.destroyForcibly().waitFor();
      }
    } finally {
      TestServer.drop(database);
    }
  }

  private static Process start(Database database, AttemptKey attempt, boolean early)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingPlatform.class.getName(),
                SharedDatabase.describe(database)));
    command.addAll(
        List.of(
            attempt.workspace().toString(),
            attempt.study().toString(),
            attempt.trial().toString(),
            attempt.attempt().toString(),
            Integer.toString(attempt.epoch()),
            Boolean.toString(early)));
    return new ProcessBuilder(command).redirectErrorStream(true).start();
  }

  private static int port(Process platform) throws IOException {
    BufferedReader output =
        new BufferedReader(
            new InputStreamReader(platform.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder said = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ready ")) {
        return Integer.parseInt(line.substring("ready ".length()));
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("The platform ended: " + said);
  }

  /** Sends all batches; returns how many were acknowledged before the end or the kill. */
  private static long send(int port, AttemptKey attempt, Runnable afterFirst) throws Exception {
    CallHeaders headers = new FlightCallHeaders();
    headers.insert(Protocol.TOKEN_HEADER, "Bearer " + DoorFixture.tokenOf(attempt));
    headers.insert(Protocol.VERSION_HEADER, "1");
    long acknowledged = 0;
    try (BufferAllocator allocator = new RootAllocator();
        FlightClient client =
            FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port)).build();
        VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS, allocator);
        SyncPutListener acks = new SyncPutListener()) {
      FlightClient.ClientStreamListener stream =
          client.startPut(
              FlightDescriptor.path(Protocol.METRICS), root, acks, new HeaderCallOption(headers));
      for (long sequence = 0; sequence < BATCHES; sequence++) {
        Batches.fill(root, List.of(new Point(sequence, "loss", 0.5)));
        byte[] json = Json.write(Batches.header(sequence));
        ArrowBuf metadata = allocator.buffer(json.length);
        metadata.writeBytes(json);
        stream.putNext(metadata);
      }
      stream.completed();
      PutResult ack = acks.poll(60, TimeUnit.SECONDS);
      while (ack != null) {
        afterFirst.run();
        ArrowBuf metadata = ack.getApplicationMetadata();
        byte[] json = new byte[Math.toIntExact(metadata.readableBytes())];
        metadata.getBytes(metadata.readerIndex(), json);
        acknowledged = Json.read(json, BatchAck.class).sequence() + 1;
        ack.close();
        ack = acks.poll(60, TimeUnit.SECONDS);
      }
    } catch (FlightRuntimeException | java.util.concurrent.ExecutionException killed) {
      return acknowledged;
    }
    return acknowledged;
  }

  private static long stored(IngestFixture platform, AttemptKey attempt) {
    return platform
        .transactions()
        .in(
            attempt.workspace(),
            () ->
                platform
                    .jdbc()
                    .sql("select coalesce(sum(row_count), 0) from metric_batch")
                    .query(Long.class)
                    .single());
  }
}
