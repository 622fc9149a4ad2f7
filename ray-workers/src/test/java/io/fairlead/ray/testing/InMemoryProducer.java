package io.fairlead.ray.testing;

import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.AgentAnswer;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.Ticket;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.UUID;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.NoOpFlightProducer;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.Result;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.VectorUnloader;
import org.apache.arrow.vector.ipc.ArrowStreamReader;

/** The Flight calls of the platform in memory. */
final class InMemoryProducer extends NoOpFlightProducer {

  private final PlatformState state;
  private final BufferAllocator allocator;

  InMemoryProducer(PlatformState state, BufferAllocator allocator) {
    this.state = state;
    this.allocator = allocator;
  }

  @Override
  public void doAction(
      CallContext context, org.apache.arrow.flight.Action action, StreamListener<Result> listener) {
    try {
      listener.onNext(new Result(Json.write(act(context, action))));
      listener.onCompleted();
    } catch (RuntimeException e) {
      listener.onError(e);
    }
  }

  private Object act(CallContext context, org.apache.arrow.flight.Action action) {
    Action known = Action.ofWireName(action.getType());
    boolean agent = token(context).equals(InMemoryPlatform.AGENT_TOKEN);
    if (agent == (known == Action.ENVIRONMENT)) {
      throw CallStatus.UNAUTHENTICATED.withDescription("wrong token").toRuntimeException();
    }
    byte[] body = action.getBody();
    return switch (known) {
      case REGISTER -> new AgentAnswer.Registered(new UUID(0, 1), state.heartbeat, state.grace);
      case FIND_WORK -> state.findWork();
      case LEASE -> state.lease(Json.read(body, AgentRequest.Lease.class));
      case HEARTBEAT -> state.heartbeat(Json.read(body, AgentRequest.Heartbeat.class));
      case COMPLETE -> state.complete(Json.read(body, AgentRequest.Complete.class));
      case DRIVER_ENDED -> {
        state.driverEnded(Json.read(body, AgentRequest.DriverEnded.class).driver());
        yield new AgentAnswer.Acknowledged();
      }
      case ENVIRONMENT -> {
        Environment environment = Json.read(body, Environment.class);
        Received attempt = attempt(context);
        state.withLock(
            () -> {
              attempt.environment = environment.digest();
              state.environments.put(environment.digest(), environment.facts());
              state.environmentReports++;
            });
        yield new AgentAnswer.Acknowledged();
      }
    };
  }

  @Override
  public Runnable acceptPut(
      CallContext context, FlightStream stream, StreamListener<PutResult> acknowledgements) {
    return () -> {
      try {
        Received attempt = attempt(context);
        new PutHandler(state, allocator, attempt).receive(stream, acknowledgements);
        acknowledgements.onCompleted();
      } catch (RuntimeException e) {
        acknowledgements.onError(e);
      }
    };
  }

  @Override
  public void getStream(
      CallContext context,
      org.apache.arrow.flight.Ticket flightTicket,
      ServerStreamListener listener) {
    try {
      Ticket ticket = Json.read(flightTicket.getBytes(), Ticket.class);
      attempt(context);
      switch (ticket.kind()) {
        case DATASET -> sendTable(state.read(() -> state.datasets.get(ticket.id())), listener);
        case ARTIFACT -> sendBytes(state.read(() -> state.artifacts.get(ticket.id())), listener);
        case METRICS -> throw CallStatus.UNIMPLEMENTED.toRuntimeException();
      }
    } catch (RuntimeException | IOException e) {
      listener.error(e);
    }
  }

  private void sendTable(
      byte @org.jspecify.annotations.Nullable [] table, ServerStreamListener listener)
      throws IOException {
    if (table == null) {
      throw CallStatus.NOT_FOUND.withDescription("no such data set").toRuntimeException();
    }
    try (ArrowStreamReader reader =
        new ArrowStreamReader(new ByteArrayInputStream(table), allocator)) {
      VectorSchemaRoot source = reader.getVectorSchemaRoot();
      try (VectorSchemaRoot root = VectorSchemaRoot.create(source.getSchema(), allocator)) {
        listener.start(root);
        while (reader.loadNextBatch()) {
          try (var batch = new VectorUnloader(source).getRecordBatch()) {
            new VectorLoader(root).load(batch);
          }
          listener.putNext();
        }
        listener.completed();
      }
    }
  }

  private void sendBytes(
      byte @org.jspecify.annotations.Nullable [] content, ServerStreamListener listener) {
    if (content == null) {
      throw CallStatus.NOT_FOUND.withDescription("no such artifact").toRuntimeException();
    }
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.BYTES, allocator)) {
      listener.start(root);
      for (int from = 0; from < content.length; from += Protocol.ARTIFACT_CHUNK_BYTES) {
        int length = Math.min(Protocol.ARTIFACT_CHUNK_BYTES, content.length - from);
        ((VarBinaryVector) root.getVector(0)).setSafe(0, content, from, length);
        root.setRowCount(1);
        listener.putNext();
      }
      listener.completed();
    }
  }

  private Received attempt(CallContext context) {
    Received attempt = state.ofToken(token(context));
    if (attempt == null) {
      throw CallStatus.UNAUTHENTICATED.withDescription("unknown token").toRuntimeException();
    }
    if (state.read(() -> attempt.stale || attempt.result != null)) {
      throw CallStatus.UNAUTHORIZED.withDescription("old epoch").toRuntimeException();
    }
    return attempt;
  }

  private static String token(CallContext context) {
    return context.getMiddleware(TokenMiddleware.KEY).token();
  }
}
