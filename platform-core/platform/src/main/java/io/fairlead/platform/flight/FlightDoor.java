package io.fairlead.platform.flight;

import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.arrow.flight.FlightProducer;
import org.apache.arrow.flight.FlightServer;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.ServerHeaderMiddleware;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The Flight server, open while the application runs. Each stream has a virtual thread, so
 * thousands of quiet ones cost little; what they may hold in memory together is bounded.
 */
public final class FlightDoor implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(FlightDoor.class);
  private static final long MEMORY_BYTES = 192L << 20;
  private static final int MESSAGE_BYTES = 16 << 20;

  private final String host;
  private final int wantedPort;
  private final @Nullable SslContext tls;
  private final Function<BufferAllocator, FlightProducer> calls;
  private @Nullable Open open;

  /**
   * @param port 0 for a free one
   * @param tls null for plain text
   */
  FlightDoor(
      String host,
      int port,
      @Nullable SslContext tls,
      Function<BufferAllocator, FlightProducer> calls) {
    this.host = host;
    this.wantedPort = port;
    this.tls = tls;
    this.calls = calls;
  }

  private record Open(FlightServer server, BufferAllocator allocator, ExecutorService executor) {}

  /** The port that is open. */
  public synchronized int port() {
    return Objects.requireNonNull(open, "The Flight server is not running.").server().getPort();
  }

  @Override
  public synchronized void start() {
    if (open != null) {
      return;
    }
    BufferAllocator allocator = new RootAllocator(MEMORY_BYTES);
    ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();
    FlightServer server =
        FlightServer.builder(
                allocator, Location.forGrpcInsecure(host, wantedPort), calls.apply(allocator))
            .middleware(Callers.HEADERS, new ServerHeaderMiddleware.Factory())
            .middleware(CallAddress.KEY, CallAddress.factory())
            .maxInboundMessageSize(MESSAGE_BYTES)
            .executor(executor)
            .transportHint(
                "grpc.builderConsumer", // there is room for one
                (Consumer<NettyServerBuilder>)
                    builder -> {
                      CallAddress.interceptor().accept(builder);
                      protect(builder);
                    })
            .build();
    try {
      server.start();
    } catch (IOException e) {
      executor.close();
      allocator.close();
      throw new UncheckedIOException(
          "The Flight server can't listen on %s:%d (%s): choose another fairlead.flight.port."
              .formatted(host, wantedPort, e.getMessage()),
          e);
    }
    open = new Open(server, allocator, executor);
    LOG.info("Flight listens on {}:{}{}", host, server.getPort(), tls == null ? "" : " with TLS");
  }

  /** Flight's own methods for it read the files once. */
  private void protect(NettyServerBuilder server) {
    if (tls != null) {
      server.sslContext(tls);
    }
  }

  @Override
  public synchronized void stop() {
    Open closing = open;
    if (closing == null) {
      return;
    }
    open = null;
    try {
      closing.server().shutdown();
      if (!closing.server().awaitTermination(2, TimeUnit.SECONDS)) {
        closing.server().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    closing.executor().shutdownNow();
    try {
      if (closing.executor().awaitTermination(5, TimeUnit.SECONDS)) {
        closing.allocator().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IllegalStateException e) {
      LOG.debug("Streams that were cut off held memory", e);
    }
  }

  @Override
  public synchronized boolean isRunning() {
    return open != null;
  }
}
