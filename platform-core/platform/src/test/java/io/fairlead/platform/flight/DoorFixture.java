package io.fairlead.platform.flight;

import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.metrics.IngestFixture;
import io.fairlead.platform.metrics.MetricIngest.AttemptKey;
import io.fairlead.platform.sharing.Shares;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.netty.handler.ssl.SslContext;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The Flight server in front of the real ingest, with tokens and workspaces that a test makes. */
public final class DoorFixture implements AutoCloseable {

  static final long MOST_ARTIFACT_BYTES = 4 << 20;
  static final String AGENT = "fla_agent";
  private static final UUID AGENT_TOKEN = new UUID(0, 9);

  final IngestFixture platform;
  final InMemoryArtifacts artifacts = new InMemoryArtifacts();
  final RecordedScheduling scheduling = new RecordedScheduling();
  private final Map<String, AttemptKey> attempts = new ConcurrentHashMap<>();
  private final Map<String, Access> people = new ConcurrentHashMap<>();
  private final FlightDoor door;

  public DoorFixture(IngestFixture platform, int port) {
    this(platform, port, null);
  }

  /**
   * @param tls null for plain text
   */
  DoorFixture(IngestFixture platform, int port, @Nullable SslContext tls) {
    this.platform = platform;
    Callers callers =
        new Callers(
            (token, address) -> AGENT.equals(token) ? Optional.of(AGENT_TOKEN) : Optional.empty(),
            token -> Optional.ofNullable(attempts.get(token)),
            new RunningAttempts(platform.transactions(), platform.jdbc())::contains,
            (token, address) -> Optional.ofNullable(people.get(token)));
    this.door =
        new FlightDoor(
            "127.0.0.1",
            port,
            tls,
            allocator ->
                new Door(
                    callers,
                    new Actions(callers, scheduling.asScheduling()),
                    new Puts(platform.ingest(), artifacts, callers, allocator, MOST_ARTIFACT_BYTES),
                    new Gets(
                        workspaces(),
                        nothingShared(),
                        none(Datasets.class),
                        artifacts,
                        platform.metrics(),
                        allocator)));
    door.start();
  }

  public int port() {
    return door.port();
  }

  void restart() {
    door.stop();
    door.start();
  }

  /** A token for the attempt. */
  public String token(AttemptKey attempt) {
    attempts.put(tokenOf(attempt), attempt);
    return tokenOf(attempt);
  }

  static String tokenOf(AttemptKey attempt) {
    return "attempt_" + attempt.attempt() + "_" + attempt.epoch();
  }

  /** A token of a person with a role there. */
  String person(UUID workspace, Role role) {
    String token = "flt_" + people.size();
    people.put(
        token,
        new Access(
            new Actor(Actor.Kind.TOKEN, UUID.randomUUID(), "somebody"),
            UUID.randomUUID(),
            "Somebody",
            Map.of(workspace, Set.of(role)),
            Set.of()));
    return token;
  }

  private Workspaces workspaces() {
    return (Workspaces)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Workspaces.class},
            (proxy, method, arguments) -> {
              UUID id = uuid(String.valueOf(arguments[0]));
              return id == null
                  ? Optional.empty()
                  : Optional.of(new Workspace(id, "w", "w", Instant.EPOCH));
            });
  }

  private static Shares nothingShared() {
    return (Shares)
        Proxy.newProxyInstance(
            DoorFixture.class.getClassLoader(),
            new Class<?>[] {Shares.class},
            (proxy, method, arguments) -> Optional.empty());
  }

  private static @Nullable UUID uuid(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static <T> T none(Class<T> type) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) -> {
              throw new UnsupportedOperationException(method.getName());
            }));
  }

  @Override
  public void close() {
    door.stop();
    platform.close();
  }
}
