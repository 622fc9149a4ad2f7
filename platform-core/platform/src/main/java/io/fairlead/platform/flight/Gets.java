package io.fairlead.platform.flight;

import io.fairlead.platform.artifact.Artifacts;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.metrics.Metrics;
import io.fairlead.platform.problem.NotFound;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Permission;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.Ticket;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.UUID;
import org.apache.arrow.flight.BackpressureStrategy;
import org.apache.arrow.flight.FlightProducer.ServerStreamListener;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.jspecify.annotations.Nullable;

/** Gives out what may be read, as fast as the reader takes it. */
final class Gets {

  private static final long READER_PATIENCE_MILLIS = 60_000;

  private final Workspaces workspaces;
  private final Shares shares;
  private final Datasets datasets;
  private final Artifacts artifacts;
  private final Metrics metrics;
  private final BufferAllocator allocator;

  Gets(
      Workspaces workspaces,
      Shares shares,
      Datasets datasets,
      Artifacts artifacts,
      Metrics metrics,
      BufferAllocator allocator) {
    this.workspaces = workspaces;
    this.shares = shares;
    this.datasets = datasets;
    this.artifacts = artifacts;
    this.metrics = metrics;
    this.allocator = allocator;
  }

  void give(Caller caller, byte[] ticketBytes, ServerStreamListener listener) throws IOException {
    Ticket ticket = ticket(ticketBytes);
    UUID workspace = workspace(caller, ticket, requireRight(caller, ticket));
    switch (ticket.kind()) {
      case DATASET -> {
        try (ArrowReader rows = datasets.open(workspace, ticket.id(), allocator)) {
          give(rows, listener);
        }
      }
      case ARTIFACT -> giveArtifact(workspace, ticket.id(), listener);
      case METRICS -> {
        boolean all = ticket.attempts() != null;
        if (all && !"all".equals(ticket.attempts())) {
          throw Failures.malformed("A ticket's attempts are 'all', or left out.");
        }
        try (ArrowReader points = metrics.read(workspace, trial(ticket.id()), all, allocator)) {
          give(points, listener);
        }
      }
    }
  }

  private static FlightCall requireRight(Caller caller, Ticket ticket) {
    FlightCall row =
        FlightCall.of(FlightCall.Kind.GET, ticket.kind().name())
            .orElseThrow(() -> new NotFound("ticket", ticket.kind().name()));
    FlightCall.Bearer bearer =
        switch (caller) {
          case Caller.Agent() -> FlightCall.Bearer.AGENT;
          case Caller.Attempt(var _) -> FlightCall.Bearer.ATTEMPT;
          case Caller.Person(var _) -> FlightCall.Bearer.PERSON;
        };
    if (!row.takes(bearer)) {
      throw new NotFound("ticket", ticket.kind().name());
    }
    return row;
  }

  private static Ticket ticket(byte[] bytes) {
    try {
      Ticket ticket = Json.read(bytes, Ticket.class);
      if (ticket != null && ticket.kind() != null && ticket.id() != null) {
        return ticket;
      }
    } catch (IllegalArgumentException e) {
      throw Failures.malformed(e);
    }
    throw Failures.malformed("A ticket has a kind and an id.");
  }

  private UUID workspace(Caller caller, Ticket ticket, FlightCall row) {
    @Nullable String named = ticket.workspace();
    return switch (caller) {
      case Caller.Attempt(var key) -> {
        if (named != null && !named.equals(key.workspace().toString())) {
          throw new NotFound("workspace", named);
        }
        yield key.workspace();
      }
      case Caller.Person(var access) -> {
        if (named == null) {
          throw Failures.malformed("A ticket of a person names its workspace.");
        }
        Optional<Workspace> found = workspaces.find(named);
        yield found
            .filter(workspace -> access.may(Permission.READ, workspace.id()))
            .or(() -> found.filter(each -> row.alsoForGuests()).flatMap(it -> visit(it, access)))
            .map(Workspace::id)
            .orElseThrow(() -> new NotFound("workspace", named));
      }
      case Caller.Agent() -> throw new NotFound("workspace", String.valueOf(named));
    };
  }

  /** What is shared with them alone, and noted there. */
  private Optional<Workspace> visit(Workspace owner, Access access) {
    Optional<Workspace> visit = shares.visit(owner, access);
    visit.ifPresent(each -> shares.looked(each, access, "flight"));
    return visit;
  }

  private static UUID trial(String id) {
    try {
      return UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      throw new NotFound("trial", id);
    }
  }

  private void giveArtifact(UUID workspace, String digest, ServerStreamListener listener)
      throws IOException {
    try (InputStream bytes =
            artifacts.open(workspace, digest).orElseThrow(() -> new NotFound("artifact", digest));
        VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.BYTES, allocator)) {
      Flow flow = new Flow(listener);
      listener.start(root);
      VarBinaryVector column = (VarBinaryVector) root.getVector(0);
      byte[] chunk = bytes.readNBytes(Protocol.ARTIFACT_CHUNK_BYTES);
      while (chunk.length > 0 && flow.open()) {
        column.setSafe(0, chunk);
        root.setRowCount(1);
        listener.putNext();
        chunk = bytes.readNBytes(Protocol.ARTIFACT_CHUNK_BYTES);
      }
      flow.complete();
    }
  }

  private static void give(ArrowReader rows, ServerStreamListener listener) throws IOException {
    Flow flow = new Flow(listener);
    listener.start(rows.getVectorSchemaRoot(), rows);
    while (flow.open() && rows.loadNextBatch()) {
      listener.putNext();
    }
    flow.complete();
  }

  /** Waits for the reader before each batch, so that nothing piles up here. */
  private static final class Flow {

    private final ServerStreamListener listener;
    private final BackpressureStrategy pressure =
        new BackpressureStrategy.CallbackBackpressureStrategy();

    Flow(ServerStreamListener listener) {
      this.listener = listener;
      pressure.register(listener);
    }

    boolean open() {
      return switch (pressure.waitForListener(READER_PATIENCE_MILLIS)) {
        case READY -> true;
        case CANCELLED -> false;
        case TIMEOUT, OTHER ->
            throw org.apache.arrow.flight.CallStatus.TIMED_OUT
                .withDescription("The reader took nothing for a minute.")
                .toRuntimeException();
      };
    }

    void complete() {
      if (!listener.isCancelled()) {
        listener.completed();
      }
    }
  }
}
