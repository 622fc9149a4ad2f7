package io.fairlead.platform.flight;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.arrow.flight.AsyncPutListener;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.BigIntVector;
import org.apache.arrow.vector.Float8Vector;
import org.apache.arrow.vector.TimeStampMicroTZVector;
import org.apache.arrow.vector.VarCharVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/** Loads an {@link IngestServer} from another process and prints what it took. */
public final class IngestLoad {

  private static final byte[][] NAMES = {
    "train/loss".getBytes(StandardCharsets.UTF_8),
    "validation/loss".getBytes(StandardCharsets.UTF_8)
  };

  private final int port;
  private final int streams;
  private final int rows;
  private final long batches;
  private final int inFlight;

  private IngestLoad(int port, int streams, int rows, long batches, int inFlight) {
    this.port = port;
    this.streams = streams;
    this.rows = rows;
    this.batches = batches;
    this.inFlight = inFlight;
  }

  /** Arguments: the server's command line. */
  public static void main(String[] command) throws Exception {
    Process server =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader answers =
        new BufferedReader(new InputStreamReader(server.getInputStream(), StandardCharsets.UTF_8));
    PrintStream commands = new PrintStream(server.getOutputStream(), true, StandardCharsets.UTF_8);
    String line = answers.readLine();
    while (!line.startsWith("ready")) {
      line = answers.readLine();
    }
    int port = Integer.parseInt(line.split(" ")[1]);
    new IngestLoad(port, 8, 10_000, 40, 16).run("warm-up", commands, answers);
    new IngestLoad(port, 50, 10, 200, 4).run("warm-up", commands, answers);
    for (int i = 0; i < 3; i++) {
      new IngestLoad(port, 8, 10_000, 150, 16).run("large", commands, answers);
      new IngestLoad(port, 50, 10, 400, 4).run("small", commands, answers);
    }
    commands.close();
    server.waitFor();
  }

  private void run(String name, PrintStream commands, BufferedReader answers) throws Exception {
    List<String> tokens = new ArrayList<>();
    for (int i = 0; i < streams; i++) {
      commands.println("attempt");
      tokens.add(answers.readLine());
    }
    long before = count(commands, answers)[0];
    long start = System.nanoTime();
    List<Thread> threads =
        tokens.stream().map(token -> Thread.ofPlatform().start(() -> stream(token))).toList();
    for (Thread thread : threads) {
      thread.join();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long[] after = count(commands, answers);
    System.out.printf(
        Locale.ROOT,
        "%-8s %8.0f points/s %7.0f batches/s  stored %d of %d  RSS %d MB (peak %d MB)%n",
        name,
        streams * batches * rows / seconds,
        streams * batches / seconds,
        after[0] - before,
        streams * batches * rows,
        after[1] / 1024,
        after[2] / 1024);
  }

  private static long[] count(PrintStream commands, BufferedReader answers) throws IOException {
    commands.println("count");
    String[] parts = answers.readLine().split(" ");
    return new long[] {
      Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2])
    };
  }

  private void stream(String token) {
    CallHeaders headers = new FlightCallHeaders();
    headers.insert(Protocol.TOKEN_HEADER, "Bearer " + token);
    headers.insert(Protocol.VERSION_HEADER, "1");
    Semaphore window = new Semaphore(inFlight);
    AtomicLong acknowledged = new AtomicLong(-1);
    try (BufferAllocator allocator = new RootAllocator();
        FlightClient client =
            FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", port)).build();
        VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS, allocator)) {
      fill(root);
      FlightClient.ClientStreamListener stream =
          client.startPut(
              FlightDescriptor.path(Protocol.METRICS),
              root,
              new AsyncPutListener() {
                @Override
                public void onNext(PutResult result) {
                  ArrowBuf metadata = result.getApplicationMetadata();
                  byte[] json = new byte[Math.toIntExact(metadata.readableBytes())];
                  metadata.getBytes(metadata.readerIndex(), json);
                  long sequence = Json.read(json, BatchAck.class).sequence();
                  window.release((int) (sequence - acknowledged.getAndSet(sequence)));
                }
              },
              new HeaderCallOption(headers));
      for (long sequence = 0; sequence < batches; sequence++) {
        window.acquire();
        byte[] json = Json.write(new BatchHeader(sequence, null));
        ArrowBuf metadata = allocator.buffer(json.length);
        metadata.writeBytes(json);
        stream.putNext(metadata);
      }
      stream.completed();
      stream.getResult();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private void fill(VectorSchemaRoot root) {
    java.util.Random random = new java.util.Random(1);
    for (int row = 0; row < rows; row++) {
      ((BigIntVector) root.getVector(0)).setSafe(row, row / 2);
      ((VarCharVector) root.getVector(1)).setSafe(row, NAMES[row % 2]);
      ((Float8Vector) root.getVector(2)).setSafe(row, random.nextDouble());
      ((TimeStampMicroTZVector) root.getVector(3))
          .setSafe(row, 1_700_000_000_000_000L + row * 137L);
    }
    root.setRowCount(rows);
  }
}
