package io.fairlead.web.rest;

import io.fairlead.e2e.RestClient;
import io.fairlead.kernel.budget.Calendar;
import io.fairlead.kernel.budget.Caps;
import io.fairlead.platform.budget.Budgets;
import io.fairlead.platform.budget.Purpose;
import io.fairlead.platform.dataset.Datasets;
import io.fairlead.platform.dataset.NewDataset;
import io.fairlead.platform.flight.FlightDoor;
import io.fairlead.platform.workspace.Access;
import io.fairlead.platform.workspace.AccessTokens;
import io.fairlead.platform.workspace.Actor;
import io.fairlead.platform.workspace.People;
import io.fairlead.platform.workspace.Role;
import io.fairlead.platform.workspace.Workspace;
import io.fairlead.platform.workspace.Workspaces;
import io.fairlead.protocol.client.Endpoint;
import io.fairlead.web.Fairlead;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The application in this process on a free port, with two workspaces and no agent. */
public final class RunningApplication {

  public static final String PASSWORD = "a-long-enough-password";

  /** Who comes from here is believed where it says a request is from. */
  private static final String PROXY = "127.0.0.2";

  private static @Nullable RunningApplication shared;

  private final ConfigurableApplicationContext beans;
  private final Map<String, UUID> ids = new HashMap<>();
  private final Map<String, String> tokens = new HashMap<>();

  private RunningApplication(ConfigurableApplicationContext beans) {
    this.beans = beans;
    Workspaces workspaces = beans.getBean(Workspaces.class);
    Workspace credit = workspaces.create("credit", "Credit risk", Actor.PLATFORM);
    Workspace vision = workspaces.create("vision", "Vision", Actor.PLATFORM);
    person("ada", credit, Role.RESEARCHER);
    person("max", credit, Role.MANAGER);
    person("olga", credit, Role.AUDITOR);
    person("vera", vision, Role.RESEARCHER);
    person("root", null, Role.ADMIN);
    person("ina", null, Role.AUDITOR);
    person("walt", vision, Role.ADMIN);
    germanCredit(credit.id());
  }

  private void germanCredit(UUID workspace) {
    Path file = checkout().resolve("web/src/main/resources/demo/german-risk.csv");
    beans
        .getBean(Datasets.class)
        .register(
            workspace,
            new NewDataset("german-credit", "risk", List.of("sex", "age"), null, ""),
            file,
            "german-risk.csv",
            share -> {},
            Actor.PLATFORM);
  }

  /** One for all tests of this run; it ends with the JVM. */
  public static synchronized RunningApplication get() {
    RunningApplication running = shared;
    if (running == null) {
      running = new RunningApplication(start());
      shared = running;
    }
    return running;
  }

  private static ConfigurableApplicationContext start() {
    try {
      Path data = Files.createTempDirectory("fairlead-web");
      return new SpringApplicationBuilder(Fairlead.class)
          .properties(
              Map.of(
                  "server.port",
                  0,
                  "fairlead.data",
                  data.toString(),
                  "logging.level.root",
                  "warn",
                  "server.forward-headers-strategy",
                  "native",
                  "server.tomcat.remoteip.internal-proxies",
                  PROXY,
                  "fairlead.sign-in.guesses.by-address", // all others share one
                  2_000))
          .run();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static Path checkout() {
    return io.fairlead.e2e.RunningPlatform.checkout();
  }

  private void person(String name, @Nullable Workspace workspace, Role role) {
    People people = beans.getBean(People.class);
    UUID id = people.create(name, name, PASSWORD, Actor.PLATFORM);
    people.grant(id, workspace == null ? null : workspace.id(), role, Actor.PLATFORM);
    ids.put(name, id);
    tokens.put(name, issue(name, Duration.ofDays(1)));
  }

  /** Someone of a test's own, with one role. */
  UUID someone(String name, UUID workspace, Role role) {
    person(name, beans.getBean(Workspaces.class).find(workspace.toString()).orElseThrow(), role);
    return Objects.requireNonNull(ids.get(name));
  }

  /** Someone who may administer everything. */
  static Access admin() {
    return new Access(Actor.PLATFORM, new UUID(0, 1), "test", Map.of(), Set.of(Role.ADMIN));
  }

  /** Another token of {@code name}. */
  String issue(String name, Duration validFor) {
    return beans
        .getBean(AccessTokens.class)
        .issue(
            Objects.requireNonNull(ids.get(name)),
            AccessTokens.Wanted.everything("test", validFor),
            Actor.PLATFORM)
        .secret();
  }

  /** A workspace of a test's own, with {@code name} as a researcher. */
  UUID workspace(String workspace, String name) {
    UUID id = beans.getBean(Workspaces.class).create(workspace, workspace, Actor.PLATFORM).id();
    nameReplays(id);
    beans
        .getBean(People.class)
        .grant(Objects.requireNonNull(ids.get(name)), id, Role.RESEARCHER, Actor.PLATFORM);
    return id;
  }

  /** A workspace of a test's own in which each role is held by someone; see {@link Asker}. */
  UUID withEveryRole(String workspace) {
    likeCredit(workspace);
    UUID id = beans.getBean(Workspaces.class).find(workspace).orElseThrow().id();
    join("walt", id, Role.ADMIN);
    return id;
  }

  private void nameReplays(UUID workspace) {
    beans
        .getBean(Budgets.class)
        .set(
            workspace,
            Purpose.REPLAYS,
            new Calendar.Months(ZoneOffset.UTC),
            Caps.of(each -> each.units(BigDecimal.TEN)),
            "For tests",
            Actor.PLATFORM);
  }

  private void join(String name, UUID workspace, Role role) {
    beans
        .getBean(People.class)
        .grant(Objects.requireNonNull(ids.get(name)), workspace, role, Actor.PLATFORM);
  }

  /** A workspace of a test's own with ada, max and olga as in credit, and the same data set. */
  void likeCredit(String workspace) {
    UUID id = workspace(workspace, "ada");
    join("max", id, Role.MANAGER);
    join("olga", id, Role.AUDITOR);
    germanCredit(id);
  }

  public <T> T bean(String name, Class<T> type) {
    return beans.getBean(name, type);
  }

  <T> T bean(Class<T> type) {
    return beans.getBean(type);
  }

  /** Where agents and scripts reach it. */
  Endpoint flight() {
    return new Endpoint("127.0.0.1", beans.getBean(FlightDoor.class).port());
  }

  /** The folder in which it keeps everything. */
  Path data() {
    return Path.of(Objects.requireNonNull(beans.getEnvironment().getProperty("fairlead.data")));
  }

  public URI url() {
    return URI.create(
        "http://127.0.0.1:" + beans.getEnvironment().getProperty("local.server.port"));
  }

  /** REST with the token of {@code name}. */
  public RestClient rest(String name) {
    return new RestClient(url(), Objects.requireNonNull(tokens.get(name)));
  }

  /** REST without a token. */
  public RestClient stranger() {
    return new RestClient(url(), "");
  }

  /** REST as through a proxy, which says from where by {@code X-Forwarded-For}. */
  RestClient proxy(String token) {
    return new RestClient(
        url(), token, HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(PROXY)).build());
  }
}
