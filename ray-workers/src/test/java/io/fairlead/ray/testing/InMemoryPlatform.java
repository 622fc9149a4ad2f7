package io.fairlead.ray.testing;

import io.fairlead.kernel.search.Verdict;
import io.fairlead.protocol.message.AgentAnswer.OrderKind;
import io.fairlead.protocol.message.AgentRequest.Result;
import io.fairlead.protocol.message.Assignment;
import io.fairlead.protocol.message.BatchHeader.RungReport;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;

/**
 * A platform that keeps the contract of the wire and forgets all at its end: a real Flight server
 * on a free port, with a queue of attempts, and faults to order.
 */
@SuppressWarnings("try") // closing waits, and may be interrupted
public final class InMemoryPlatform implements AutoCloseable {

  /** The token agents use. */
  public static final String AGENT_TOKEN = "agent-token";

  static final String BUNDLE = "bundled";

  private final BufferAllocator allocator = new RootAllocator();
  private final PlatformState state = new PlatformState();
  private final int port;
  private FlightServer server;

  public InMemoryPlatform() throws IOException {
    server = start(0);
    port = server.getPort();
  }

  private FlightServer start(int port) throws IOException {
    return FlightServer.builder(
            allocator,
            Location.forGrpcInsecure("127.0.0.1", port),
            new InMemoryProducer(state, allocator))
        .middleware(TokenMiddleware.KEY, new TokenMiddleware.Factory())
        .build()
        .start();
  }

  public String address() {
    return "127.0.0.1:" + port;
  }

  /** Ends the server, and with it all connections, and starts it again on the same port. */
  public void restart() throws Exception {
    stop();
    server = start(port);
  }

  /** Ends the server; {@link #restart()} starts it again. */
  public void stop() throws InterruptedException {
    server.shutdown();
    server.close();
  }

  public void enqueue(Assignment assignment) {
    state.enqueue(assignment, BUNDLE);
  }

  /** Enqueues for drivers of another bundle. */
  public void enqueue(Assignment assignment, String bundle) {
    state.enqueue(assignment, bundle);
  }

  /** Which driver leased an attempt; drivers have a new id in each process. */
  public UUID driver(UUID attempt) {
    return state.read(() -> Objects.requireNonNull(state.ranOn.get(attempt)));
  }

  public void dataset(String digest, byte[] arrowStream) {
    state.withLock(() -> state.datasets.put(digest, arrowStream));
  }

  public void heartbeatEvery(Duration heartbeat, Duration grace) {
    state.heartbeat = heartbeat;
    state.grace = grace;
  }

  /** For how long a heartbeat renews a lease. */
  public void renewFor(Duration lease) {
    state.lease = lease;
  }

  /** What a rung's report is answered with. */
  public void verdicts(BiFunction<Assignment, RungReport, Verdict> verdicts) {
    state.verdicts = verdicts;
  }

  /** What is ordered with the next heartbeats, for this attempt's trial. */
  public void order(UUID attempt, OrderKind order) {
    state.withLock(() -> state.orders.put(state.trialOf(attempt), order));
  }

  /** From now on this attempt's epoch is old. */
  public void makeStale(UUID attempt) {
    state.withLock(() -> state.received(attempt).stale = true);
  }

  /** Breaks every {@code n}th metric batch's connection after storing it, before acknowledging. */
  public void breakAfterEvery(int n) {
    state.breakAfterEvery = n;
  }

  /** Whether agents may have work. */
  public void pauseLeases(boolean paused) {
    state.leasesPaused = paused;
  }

  public List<Assignment> leased() {
    return state.read(() -> List.copyOf(state.leased));
  }

  /** How trials ended, in that order; what was abandoned goes on as another attempt. */
  public List<Result> results() {
    return state.read(() -> List.copyOf(state.results));
  }

  /** How a trial ended, whichever attempt it was. */
  public Result result(UUID trial) {
    return state.read(
        () ->
            state.results.stream()
                .filter(result -> state.trialOf(result.attempt()).equals(trial))
                .findFirst()
                .orElseThrow());
  }

  public List<UUID> endedDrivers() {
    return state.read(() -> List.copyOf(state.endedDrivers));
  }

  public Map<String, byte[]> artifacts() {
    return state.read(() -> Map.copyOf(state.artifacts));
  }

  public List<String> artifactNames() {
    return state.read(() -> List.copyOf(state.artifactNames));
  }

  public Map<String, Map<String, String>> environments() {
    return state.read(() -> Map.copyOf(state.environments));
  }

  /** The facts of the environment in which an attempt runs; none before it was reported. */
  public Map<String, String> environment(UUID attempt) {
    return state.read(
        () -> state.environments.getOrDefault(state.received(attempt).environment, Map.of()));
  }

  /** How often an actor reported its environment. */
  public int environmentReports() {
    return state.read(() -> state.environmentReports);
  }

  public List<Received.Point> points(UUID attempt) {
    return state.read(() -> List.copyOf(state.received(attempt).points));
  }

  public List<Received.Line> lines(UUID attempt) {
    return state.read(() -> List.copyOf(state.received(attempt).lines));
  }

  public long pointCount(UUID attempt) {
    return state.read(() -> state.received(attempt).pointCount);
  }

  public long logBytes(UUID attempt) {
    return state.read(() -> state.received(attempt).lineBytes);
  }

  /** The last step a heartbeat gave. */
  public long lastStep(UUID attempt) {
    return state.read(() -> state.received(attempt).lastStep);
  }

  public int lookUpsOfWork() {
    return state.read(() -> state.lookUps);
  }

  /** How many batches came a second time. */
  public int duplicates() {
    return state.read(() -> state.duplicates);
  }

  /** Waits until the condition holds. */
  public void await(String what, Duration limit, Predicate<InMemoryPlatform> condition)
      throws InterruptedException {
    state.await(what, limit, () -> condition.test(this));
  }

  @Override
  public void close() throws Exception {
    stop();
    // Calls that were cut off may still hold memory, which is the server's affair alone.
    if (allocator.getAllocatedMemory() == 0) {
      allocator.close();
    }
  }
}
