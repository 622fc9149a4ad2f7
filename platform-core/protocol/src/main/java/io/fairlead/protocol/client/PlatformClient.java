package io.fairlead.protocol.client;

import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.ArtifactKind;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.Ticket;
import io.grpc.ManagedChannel;
import io.grpc.netty.NettyChannelBuilder;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightGrpcUtils;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the platform's Flight server, for agents, drivers, actors and benchmarks; safe
 * for use by several threads.
 *
 * <p>Agent calls are tried once, since their callers repeat them anyway. Transfers are repeated
 * while the platform is away, for {@link #TRANSFER_PATIENCE}; streams for their own limit. Every
 * call may throw a {@link PlatformException}: {@link LeaseLostException} says stop, {@link
 * RefusedException} that another try is no use, {@link PlatformUnavailableException} that one is.
 *
 * <p>Close streams before their client.
 */
public final class PlatformClient implements AutoCloseable {

  /** How long transfers and environment reports wait for a platform that is away. */
  public static final Duration TRANSFER_PATIENCE = Duration.ofMinutes(10);

  private final ClientTls protection;
  private final Caller caller;
  private final Transfers transfers;
  private final boolean owner;

  /**
   * Connects at the first call.
   *
   * @param token asked for at every call, so that a renewed one is used from then on
   */
  public PlatformClient(Endpoint platform, Supplier<String> token) {
    this(platform, null, token);
  }

  /**
   * Connects at the first call.
   *
   * @param tls null for plain text
   * @param token asked for at every call, so that a renewed one is used from then on
   * @throws IllegalArgumentException when {@code tls} can't be used
   */
  public PlatformClient(Endpoint platform, @Nullable Tls tls, Supplier<String> token) {
    NettyChannelBuilder builder =
        Addresses.channel(platform)
            .maxInboundMessageSize(Integer.MAX_VALUE)
            .maxInboundMetadataSize(1 << 16);
    this.protection = ClientTls.protect(builder, tls);
    ManagedChannel channel = builder.build();
    BufferAllocator allocator = new RootAllocator();
    this.caller =
        new Caller(
            allocator,
            channel,
            FlightGrpcUtils.createFlightClientWithSharedChannel(allocator, channel),
            token);
    this.transfers = new Transfers(caller);
    this.owner = true;
  }

  private PlatformClient(PlatformClient connected, Supplier<String> token) {
    Caller known = connected.caller;
    this.protection = connected.protection;
    this.caller = new Caller(known.allocator(), known.channel(), known.client(), token);
    this.transfers = new Transfers(caller);
    this.owner = false;
  }

  /** The same connection with another token; closing it leaves the connection open. */
  public PlatformClient as(Supplier<String> token) {
    return new PlatformClient(this, token);
  }

  public AgentAnswer.Registered register(AgentRequest.Register request) {
    return caller.act(Action.REGISTER, request, AgentAnswer.Registered.class);
  }

  public AgentAnswer.Work findWork(AgentRequest.FindWork request) {
    return caller.act(Action.FIND_WORK, request, AgentAnswer.Work.class);
  }

  public AgentAnswer.Leased lease(AgentRequest.Lease request) {
    return caller.act(Action.LEASE, request, AgentAnswer.Leased.class);
  }

  public AgentAnswer.Orders heartbeat(AgentRequest.Heartbeat request) {
    return caller.act(Action.HEARTBEAT, request, AgentAnswer.Orders.class);
  }

  public AgentAnswer.Completed complete(AgentRequest.Complete request) {
    return caller.act(Action.COMPLETE, request, AgentAnswer.Completed.class);
  }

  public AgentAnswer.Acknowledged driverEnded(AgentRequest.DriverEnded request) {
    return caller.act(Action.DRIVER_ENDED, request, AgentAnswer.Acknowledged.class);
  }

  /** Says in which environment the attempt runs whose token this client has; before it trains. */
  public AgentAnswer.Acknowledged environment(Environment environment) {
    return Patience.during(
        TRANSFER_PATIENCE,
        () -> caller.act(Action.ENVIRONMENT, environment, AgentAnswer.Acknowledged.class));
  }

  /**
   * The metrics of the attempt whose token this client has; refused until the platform knows in
   * which {@link #environment} it runs.
   */
  public MetricStream metrics(StreamLimits limits) {
    return new MetricStream(
        newMetrics(), limits, new Reconnector(caller, FlightDescriptor.path(Protocol.METRICS)));
  }

  /** The log of the attempt whose token this client has. */
  public LogStream logs(StreamLimits limits) {
    return new LogStream(
        VectorSchemaRoot.create(Schemas.LOGS, caller.allocator()),
        limits,
        new Reconnector(caller, FlightDescriptor.path(Protocol.LOGS)));
  }

  /** Empty columns of {@link Schemas#METRICS} to fill and give to a {@link MetricStream}. */
  public VectorSchemaRoot newMetrics() {
    return VectorSchemaRoot.create(Schemas.METRICS, caller.allocator());
  }

  /** Uploads an artifact of the attempt whose token this client has; returns its SHA-256 in hex. */
  public String upload(ArtifactKind kind, String name, byte[] content) {
    return Patience.during(TRANSFER_PATIENCE, () -> transfers.upload(kind, name, content));
  }

  /**
   * Reads a whole artifact.
   *
   * @param digest SHA-256 in hex
   */
  public byte[] artifact(String digest) {
    return Patience.during(
        TRANSFER_PATIENCE,
        () -> {
          ByteArrayOutputStream content = new ByteArrayOutputStream();
          transfers.download(
              new Ticket(Ticket.Kind.ARTIFACT, null, digest, null),
              root -> {
                VarBinaryVector bytes = (VarBinaryVector) root.getVector(0);
                for (int row = 0; row < root.getRowCount(); row++) {
                  content.writeBytes(bytes.get(row));
                }
              });
          return content.toByteArray();
        });
  }

  /**
   * Reads a table in one try: {@code reader} gets the stream's root first without rows, for its
   * schema, then filled with each batch in turn.
   */
  public void read(Ticket ticket, Consumer<VectorSchemaRoot> reader) {
    try {
      transfers.download(ticket, reader);
    } catch (org.apache.arrow.flight.FlightRuntimeException e) {
      throw Failures.of(e);
    }
  }

  @Override
  public void close() {
    if (!owner) {
      return;
    }
    protection.close();
    caller.channel().shutdownNow();
    try {
      caller.channel().awaitTermination(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    awaitMemory();
    caller.allocator().close();
  }

  /** A channel that has ended may still have a thread in a callback, which frees what it got. */
  private void awaitMemory() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (caller.allocator().getAllocatedMemory() > 0 && System.nanoTime() < end) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }
}
