package io.fairlead.platform.flight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fairlead.platform.metrics.Batches;
import io.fairlead.platform.metrics.Batches.Point;
import io.fairlead.platform.metrics.IngestFixture;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.storage.Database;
import io.fairlead.platform.storage.TestServer;
import io.fairlead.platform.workspace.Role;
import io.fairlead.protocol.Json;
import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.Schemas;
import io.fairlead.protocol.message.Action;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.BatchAck;
import io.fairlead.protocol.message.BatchHeader;
import io.fairlead.protocol.message.Environment;
import io.fairlead.protocol.message.Ticket;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.FlightCallHeaders;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.flight.FlightDescriptor;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStatusCode;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.HeaderCallOption;
import org.apache.arrow.flight.Location;
import org.apache.arrow.flight.PutResult;
import org.apache.arrow.flight.SyncPutListener;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VarBinaryVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FlightDoorTest {

  private final BufferAllocator allocator = new RootAllocator();
  private final Database database = TestServer.freshDatabase();
  private DoorFixture door;
  private FlightClient client;
  private AttemptKey attempt;

  @BeforeAll
  void open() {
    door = new DoorFixture(new IngestFixture(database), 0);
    client =
        FlightClient.builder(allocator, Location.forGrpcInsecure("127.0.0.1", door.port())).build();
  }

  @AfterAll
  void close() throws InterruptedException {
    client.close();
    door.close();
    TestServer.drop(database);
    allocator.close();
  }

  @BeforeEach
  void anAttempt() {
    attempt = door.platform.newTrial(door.platform.newWorkspace());
    door.scheduling.calls.clear();
    door.scheduling.failure = null;
    door.scheduling.foreign = null;
  }

  private static CallOption headers(String token, String version) {
    CallHeaders headers = new FlightCallHeaders();
    headers.insert(Protocol.TOKEN_HEADER, "Bearer " + token);
    headers.insert(Protocol.VERSION_HEADER, version);
    return new HeaderCallOption(headers);
  }

  private static CallOption headers(String token) {
    return headers(token, "1");
  }

  private String act(Action action, Object request, CallOption headers) {
    org.apache.arrow.flight.Action call =
        new org.apache.arrow.flight.Action(action.wireName(), Json.write(request));
    return new String(
        client.doAction(call, headers).next().getBody(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static void refused(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call,
      FlightStatusCode code,
      String says) {
    Throwable thrown = org.assertj.core.api.Assertions.catchThrowable(call);
    assertThat(thrown).isNotNull();
    Throwable failure = thrown.getCause() instanceof FlightRuntimeException e ? e : thrown;
    assertThat(failure)
        .isInstanceOfSatisfying(
            FlightRuntimeException.class,
            e -> assertThat(e.status().code()).as(e.toString()).isEqualTo(code))
        .hasMessageContaining(says);
  }

  /** Sends the batches and returns what the last acknowledgement said. */
  private BatchAck put(CallOption headers, List<BatchHeader> batches) throws Exception {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.METRICS, allocator);
        SyncPutListener acks = new SyncPutListener()) {
      FlightClient.ClientStreamListener stream =
          client.startPut(FlightDescriptor.path(Protocol.METRICS), root, acks, headers);
      for (BatchHeader header : batches) {
        Batches.fill(root, List.of(new Point(header.sequence(), "loss", 0.5)));
        stream.putNext(buffer(Json.write(header)));
      }
      stream.completed();
      BatchAck last = null;
      PutResult ack = acks.poll(60, TimeUnit.SECONDS);
      while (ack != null) {
        last = Json.read(bytes(ack.getApplicationMetadata()), BatchAck.class);
        ack.close();
        ack = acks.poll(60, TimeUnit.SECONDS);
      }
      stream.getResult();
      return java.util.Objects.requireNonNull(last);
    }
  }

  private ArrowBuf buffer(byte[] bytes) {
    ArrowBuf buffer = allocator.buffer(bytes.length);
    buffer.writeBytes(bytes);
    return buffer;
  }

  private static byte[] bytes(ArrowBuf buffer) {
    byte[] bytes = new byte[Math.toIntExact(buffer.readableBytes())];
    buffer.getBytes(buffer.readerIndex(), bytes);
    return bytes;
  }

  private long points(Ticket ticket, CallOption... options) throws Exception {
    long rows = 0;
    try (FlightStream stream =
        client.getStream(new org.apache.arrow.flight.Ticket(Json.write(ticket)), options)) {
      while (stream.next()) {
        rows += stream.getRoot().getRowCount();
      }
    }
    return rows;
  }

  private Ticket metrics(UUID workspace) {
    return new Ticket(Ticket.Kind.METRICS, workspace.toString(), attempt.trial().toString(), null);
  }

  @Test
  void everyActionReachesItsMethod() {
    CallOption agent = headers(DoorFixture.AGENT);
    UUID id = new UUID(0, 1);
    assertThat(act(Action.FIND_WORK, new AgentRequest.FindWork(id), agent)).contains("waiting");
    act(Action.LEASE, new AgentRequest.Lease(id, id, id, "b", 1, 1, null), agent);
    act(Action.HEARTBEAT, new AgentRequest.Heartbeat(id, id, List.of()), agent);
    act(Action.COMPLETE, new AgentRequest.Complete(id, id, List.of()), agent);
    act(Action.DRIVER_ENDED, new AgentRequest.DriverEnded(id, id), agent);
    act(
        Action.ENVIRONMENT,
        new Environment("d", Map.of("os.name", "Linux")),
        headers(door.token(attempt)));

    assertThat(door.scheduling.calls)
        .containsExactly(
            "findWork", "lease", "heartbeat", "complete", "driverEnded", "environment");
  }

  @Test
  void theWrongTokenVersionOrActionIsRefused() {
    AgentRequest.FindWork request = new AgentRequest.FindWork(new UUID(0, 1));
    refused(
        () -> act(Action.FIND_WORK, request, headers("nonsense")),
        FlightStatusCode.UNAUTHENTICATED,
        "agent");
    refused(
        () -> act(Action.FIND_WORK, request, headers(door.token(attempt))),
        FlightStatusCode.UNAUTHENTICATED,
        "agent");
    refused(
        () -> act(Action.ENVIRONMENT, new Environment("d", Map.of()), headers(DoorFixture.AGENT)),
        FlightStatusCode.UNAUTHENTICATED,
        "attempt");
    refused(
        () -> act(Action.FIND_WORK, request, headers(DoorFixture.AGENT, "2")),
        FlightStatusCode.INVALID_ARGUMENT,
        "protocol 1");
    refused(
        () ->
            client
                .doAction(
                    new org.apache.arrow.flight.Action("dance", new byte[0]),
                    headers(DoorFixture.AGENT))
                .next(),
        FlightStatusCode.INVALID_ARGUMENT,
        "find-work");
    assertThat(door.scheduling.calls).isEmpty();
  }

  @Test
  void anAgentsTokenIsGoodForItsOwnAgentAlone() {
    UUID other = new UUID(0, 2);
    door.scheduling.foreign = other;
    CallOption agent = headers(DoorFixture.AGENT);
    Map<Action, Object> requests =
        Map.of(
            Action.FIND_WORK, new AgentRequest.FindWork(other),
            Action.LEASE, new AgentRequest.Lease(other, other, other, "b", 1, 1, null),
            Action.HEARTBEAT, new AgentRequest.Heartbeat(other, other, List.of()),
            Action.COMPLETE, new AgentRequest.Complete(other, other, List.of()),
            Action.DRIVER_ENDED, new AgentRequest.DriverEnded(other, other));
    requests.forEach(
        (action, request) ->
            refused(
                () -> act(action, request, agent),
                FlightStatusCode.NOT_FOUND,
                "There is no agent"));
    assertThat(EnumSet.complementOf(EnumSet.copyOf(requests.keySet())))
        .as("what isn't asked for an agent")
        .containsExactlyInAnyOrder(Action.REGISTER, Action.ENVIRONMENT);
    assertThat(door.scheduling.calls).isEmpty();
  }

  @Test
  void anUnexpectedFailureTellsNothingButAnId() {
    door.scheduling.failure = new IllegalStateException("secret of another tenant");
    assertThatThrownBy(
            () ->
                act(
                    Action.FIND_WORK,
                    new AgentRequest.FindWork(new UUID(0, 1)),
                    headers(DoorFixture.AGENT)))
        .hasMessageNotContaining("secret")
        .hasMessageContaining("log says why");
  }

  @Test
  void streamedBatchesAreCommittedOnceAcrossReconnects() throws Exception {
    CallOption headers = headers(door.token(attempt));
    assertThat(
            put(headers, List.of(Batches.header(0), Batches.header(1), Batches.header(2)))
                .sequence())
        .isEqualTo(2);
    assertThat(
            put(headers, List.of(Batches.header(1), Batches.header(2), Batches.header(3)))
                .sequence())
        .isEqualTo(3);

    refused(
        () -> put(headers, List.of(Batches.header(9))),
        FlightStatusCode.INVALID_ARGUMENT,
        "expected 4");
    assertThat(points(metrics(attempt.workspace()), headers)).isEqualTo(4);
  }

  @Test
  void anOlderEpochIsRefused() {
    String old = door.token(attempt);
    AttemptKey next = door.platform.nextAttempt(attempt, 0);

    refused(
        () -> put(headers(old), List.of(Batches.header(0))), FlightStatusCode.UNAUTHORIZED, "over");
    assertThat(door.token(next)).isNotEqualTo(old);
  }

  @Test
  void hostileBatchesAreRefused() throws Exception {
    CallOption headers = headers(door.token(attempt));
    refused(
        () -> {
          try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.LOGS, allocator);
              SyncPutListener acks = new SyncPutListener()) {
            FlightClient.ClientStreamListener stream =
                client.startPut(FlightDescriptor.path(Protocol.METRICS), root, acks, headers);
            root.setRowCount(0);
            stream.putNext(buffer(Json.write(Batches.header(0))));
            stream.completed();
            stream.getResult();
          }
        },
        FlightStatusCode.INVALID_ARGUMENT,
        "columns");
    refused(
        () -> {
          try (VectorSchemaRoot root = Batches.metrics(allocator, List.of());
              SyncPutListener acks = new SyncPutListener()) {
            FlightClient.ClientStreamListener stream =
                client.startPut(FlightDescriptor.path("elsewhere"), root, acks, headers);
            stream.putNext();
            stream.completed();
            stream.getResult();
          }
        },
        FlightStatusCode.INVALID_ARGUMENT,
        "path");
  }

  /** Sends the root as often as it is written. */
  @FunctionalInterface
  private interface Pieces {
    void send(VectorSchemaRoot root, FlightClient.ClientStreamListener stream);
  }

  private void putArtifact(String name, Pieces pieces) throws Exception {
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.BYTES, allocator);
        SyncPutListener acks = new SyncPutListener()) {
      FlightClient.ClientStreamListener stream =
          client.startPut(
              FlightDescriptor.path(Protocol.ARTIFACT, "MODEL", name),
              root,
              acks,
              headers(door.token(attempt)));
      pieces.send(root, stream);
      stream.completed();
      stream.getResult();
    }
  }

  @Test
  void anArtifactWhoseLengthsAreLiesIsRefused() {
    refused(
        () ->
            putArtifact(
                "model",
                (root, stream) -> {
                  VarBinaryVector pieces = (VarBinaryVector) root.getVector(0);
                  pieces.setSafe(0, new byte[8]);
                  pieces.setSafe(1, new byte[8]);
                  pieces.getOffsetBuffer().setInt(Integer.BYTES, Integer.MAX_VALUE); // of the first
                  root.setRowCount(2);
                  stream.putNext();
                }),
        FlightStatusCode.INVALID_ARGUMENT,
        "as long as its rows say");
  }

  @Test
  void anArtifactsNameIsNoPath() {
    for (String name :
        List.of("../../key", "a/b", "..\\key", "a\nb", "a\0b", " ", "x".repeat(201))) {
      refused(
          () -> putArtifact(name, (root, stream) -> {}),
          FlightStatusCode.INVALID_ARGUMENT,
          "none of them a slash");
    }
  }

  @Test
  void anArtifactWithoutEndIsRefused() {
    refused(
        () ->
            putArtifact(
                "endless",
                (root, stream) -> {
                  for (int i = 0; i <= DoorFixture.MOST_ARTIFACT_BYTES >> 20; i++) {
                    ((VarBinaryVector) root.getVector(0)).setSafe(0, new byte[1 << 20]);
                    root.setRowCount(1);
                    stream.putNext();
                  }
                }),
        FlightStatusCode.INVALID_ARGUMENT,
        "at most 4194304 bytes");
  }

  @Test
  void aSchemaThatIsNestedWithoutEndHarmsNobodyElse() throws Exception {
    Field nested = Field.nullable("leaf", new ArrowType.Bool());
    for (int depth = 0; depth < 1_000; depth++) {
      nested = new Field("n", FieldType.nullable(new ArrowType.Struct()), List.of(nested));
    }
    Schema schema = new Schema(List.of(nested));
    CallOption headers = headers(door.token(attempt));
    Thread hostile =
        new Thread(
            null,
            () -> {
              try (VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
                  SyncPutListener acks = new SyncPutListener()) {
                FlightClient.ClientStreamListener stream =
                    client.startPut(FlightDescriptor.path(Protocol.METRICS), root, acks, headers);
                stream.completed();
                stream.getResult();
              } catch (Exception refused) {
                // in whatever words
              }
            },
            "hostile",
            1L << 28);
    hostile.start();
    hostile.join(TimeUnit.SECONDS.toMillis(60));
    assertThat(hostile.isAlive()).as("it is answered").isFalse();
    assertThat(put(headers, List.of(Batches.header(0))).sequence()).isZero();
  }

  @Test
  void anArtifactComesBackAsItWas() throws Exception {
    byte[] content = new byte[3_000_000];
    new Random(1).nextBytes(content);
    CallOption headers = headers(door.token(attempt));
    String digest;
    try (VectorSchemaRoot root = VectorSchemaRoot.create(Schemas.BYTES, allocator);
        SyncPutListener acks = new SyncPutListener()) {
      FlightClient.ClientStreamListener stream =
          client.startPut(
              FlightDescriptor.path(Protocol.ARTIFACT, "CHECKPOINT", "step-1"),
              root,
              acks,
              headers);
      for (int from = 0; from < content.length; from += 1_000_000) {
        ((VarBinaryVector) root.getVector(0)).setSafe(0, content, from, 1_000_000);
        root.setRowCount(1);
        stream.putNext();
      }
      stream.completed();
      try (PutResult ack = acks.poll(60, TimeUnit.SECONDS)) {
        digest = Json.read(bytes(ack.getApplicationMetadata()), BatchAck.class).digest();
      }
      stream.getResult();
    }

    assertThat(digest).isEqualTo(InMemoryArtifacts.sha256(content));
    java.io.ByteArrayOutputStream back = new java.io.ByteArrayOutputStream();
    Ticket ticket = new Ticket(Ticket.Kind.ARTIFACT, null, String.valueOf(digest), null);
    try (FlightStream stream =
        client.getStream(new org.apache.arrow.flight.Ticket(Json.write(ticket)), headers)) {
      while (stream.next()) {
        back.writeBytes(((VarBinaryVector) stream.getRoot().getVector(0)).get(0));
      }
    }
    assertThat(back.toByteArray()).isEqualTo(content);
  }

  @Test
  void aPersonReadsTheirWorkspaceAndAForeignOneLooksLikeNone() throws Exception {
    put(headers(door.token(attempt)), List.of(Batches.header(0)));
    UUID elsewhere = door.platform.newWorkspace();

    CallOption member = headers(door.person(attempt.workspace(), Role.AUDITOR));
    assertThat(points(metrics(attempt.workspace()), member)).isEqualTo(1);
    CallOption stranger = headers(door.person(elsewhere, Role.RESEARCHER));
    refused(
        () -> points(metrics(attempt.workspace()), stranger),
        FlightStatusCode.NOT_FOUND,
        "There is no workspace '%s' here".formatted(attempt.workspace()));
    UUID unknown = new UUID(7, 7);
    refused(
        () -> points(metrics(unknown), stranger),
        FlightStatusCode.NOT_FOUND,
        "There is no workspace '%s' here".formatted(unknown));
    refused(() -> points(metrics(elsewhere), stranger), FlightStatusCode.NOT_FOUND, "no trial");
    refused(
        () ->
            points(
                new Ticket(
                    Ticket.Kind.METRICS,
                    attempt.workspace().toString(),
                    attempt.trial().toString(),
                    "one"),
                member),
        FlightStatusCode.INVALID_ARGUMENT,
        "'all'");
    refused(
        () -> points(metrics(attempt.workspace()), headers("flt_guess")),
        FlightStatusCode.UNAUTHENTICATED,
        "unknown, expired or revoked");
  }
}
