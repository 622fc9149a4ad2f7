package io.fairlead.platform.flight;

import static org.assertj.core.api.Assertions.assertThat;

import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.SharedDatabase;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.BatchHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.junit.jupiter.api.Test;

/** Nothing can be committed while clients that know no limit of their own send all they have. */
class StalledCommitsTest {

  private static final int STREAMS = 24;

  /** Fewer than may wait for one stream: only what may wait for all together holds them back. */
  private static final int BATCHES = 60;

  private static final int ROWS = 10_000; // about 400 kB

  /**
   * Its heap's 400 MB, the 192 MB that calls may hold in Arrow's, 250 MB for the JVM and malloc.
   */
  private static final long PLATFORM_KB = (400 + 192 + 250) << 10;

  private final AtomicLong sent = new AtomicLong();

  @Test
  void clientsAreSlowedDownMemoryIsBoundedAndAllArrives() throws Exception {
    Database database = TestServer.freshDatabase();
    Process platform = start(database);
    try (PrintStream commands =
            new PrintStream(platform.getOutputStream(), true, StandardCharsets.UTF_8);
        BufferedReader answers = platform.inputReader(StandardCharsets.UTF_8);
        ExecutorService clients = Executors.newFixedThreadPool(STREAMS)) {
      try {
        run(database, commands, answers, clients);
      } finally {
        platform.destroyForcibly().waitFor(); // which ends the clients
      }
    } finally {
      TestServer.drop(database);
    }
  }

  private void run(
      Database database, PrintStream commands, BufferedReader answers, ExecutorService clients)
      throws Exception {
    int port = Integer.parseInt(ready(answers).split(" ")[1]);
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < STREAMS; i++) {
      commands.println("attempt");
      tokens.add(answers.readLine());
    }
    List<Future<Void>> streams = new ArrayList<>();
    try (Connection admin = TestServer.admin(database);
        Statement statement = admin.createStatement()) {
      admin.setAutoCommit(false);
      statement.execute("lock table metric_batch in share mode"); // no writer gets in
      tokens.forEach(token -> streams.add(clients.submit(stream(port, token))));
      awaitStandstill();
      commands.println("count");
      assertThat(answers.readLine()).startsWith("0 ");
      assertThat(sent.get()).isPositive().isLessThan(STREAMS * BATCHES / 3);
      admin.rollback();
    }
    for (Future<Void> stream : streams) {
      stream.get();
    }
    commands.println("count");
    String[] end = answers.readLine().split(" ");
    assertThat(end[0]).isEqualTo(Long.toString((long) STREAMS * BATCHES * ROWS));
    assertThat(Long.parseLong(end[2])).as("peak memory in kB").isLessThan(PLATFORM_KB);
  }

  private static String ready(BufferedReader answers) throws IOException {
    StringBuilder said = new StringBuilder();
    for (String line = answers.readLine(); line != null; line = answers.readLine()) {
      if (line.startsWith("ready ")) {
        return line;
      }
      said.append(line).append('\n');
    }
    throw new IllegalStateException("The platform ended: " + said);
  }

  /** Waits until no client has sent anything for a while. */
  private void awaitStandstill() {
    int quiet = 0;
    long before = 0;
    while (quiet < 20) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
      quiet = sent.get() == before && before > 0 ? quiet + 1 : 0;
      before = sent.get();
    }
  }

  /** With the limits that {@code ./fairlead run} gives the platform. */
  private static Process start(Database database) throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xms128m",
                "-Xmx400m",
                "-Xmn64m",
                "-XX:+UseSerialGC",
                "-Xss512k",
                "-XX:TrimNativeHeapInterval=1000",
                "-XX:+ExitOnOutOfMemoryError",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty("java.class.path"),
                IngestServer.class.getName(),
                SharedDatabase.describe(database))
            .redirectErrorStream(true);
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder.start();
  }

  /** Sends whenever the connection takes more. */
  private Callable<Void> stream(int port, String token) {
    return () -> {
      CallHeaders headers = new FlightCallHeaders();
      headers.insert(Protocol.TOKEN_HEADER, "Bearer " + token);
      headers.insert(Protocol.VERSION_HEADER, "1");
      try (BufferAllocator allocator = new RootAllocator();
          FlightClient client =
              FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port)).build();
          VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS, allocator)) {
        fill(root);
        AsyncPutListener acks = new AsyncPutListener();
        FlightClient.ClientStreamListener stream =
            client.startPut(
                FlightDescriptor.path(Protocol.METRICS), root, acks, new HeaderCallOption(headers));
        for (long sequence = 0; sequence < BATCHES; sequence++) {
          while (!stream.isReady() && !acks.isCancelled()) {
            LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
          }
          byte[] json = Json.write(new BatchHeader(sequence, null));
          ArrowBuf metadata = allocator.buffer(json.length);
          metadata.writeBytes(json);
          stream.putNext(metadata);
          sent.incrementAndGet();
        }
        stream.completed();
        stream.getResult();
      }
      return null;
    };
  }

  /** Values that no compression makes smaller. */
  private static void fill(VectorSchemaRoot root) {
    Random random = new Random(1);
    byte[] name = "loss".getBytes(StandardCharsets.UTF_8);
    for (int row = 0; row < ROWS; row++) {
      ((BigIntVector) root.getVector(0)).setSafe(row, row);
      ((VarCharVector) root.getVector(1)).setSafe(row, name);
      ((Float8Vector) root.getVector(2)).setSafe(row, random.nextDouble());
      ((TimeStampMicroTZVector) root.getVector(3)).setSafe(row, random.nextLong() >>> 1);
    }
    root.setRowCount(ROWS);
  }
}
