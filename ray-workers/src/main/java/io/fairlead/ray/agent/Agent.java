package io.fairlead.ray.agent;

import static java.lang.System.Logger.Level.INFO;
import static java.lang.System.Logger.Level.WARNING;

import io.fairlead.protocol.Protocol;
import io.fairlead.protocol.client.LeaseLostException;
import io.fairlead.protocol.client.PlatformClient;
import io.fairlead.protocol.client.PlatformException;
import io.fairlead.protocol.client.PlatformUnavailableException;
import io.fairlead.protocol.client.RefusedException;
import io.fairlead.protocol.message.AgentAnswer.Registered;
import io.fairlead.protocol.message.AgentAnswer.Waiting;
import io.fairlead.protocol.message.AgentRequest;
import io.fairlead.protocol.message.ClusterFacts;
import io.fairlead.protocol.message.RayMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.apache.arrow.flight.FlightStatusCode;
import org.jspecify.annotations.Nullable;

/** Keeps as many drivers alive as work asks for. Everything it knows can be found out again. */
final class Agent {

  private static final System.Logger LOG = System.getLogger(Agent.class.getName());

  /** A driver that fails at once, such as when Ray's head is gone, isn't started all the time. */
  private static final Duration AFTER_FAILURE = Duration.ofSeconds(3);

  /** In which the name of a process that just ended becomes free: more than it counts as alive. */
  private static final Duration NAME_FREES = Duration.ofSeconds(12);

  private final Clock clock = Clock.systemUTC();
  private final AgentOptions options;
  private final PlatformClient platform;
  private final DriverFactory factory;
  private final UUID process = UUID.randomUUID();
  private final List<DriverProcess> drivers = new ArrayList<>();
  private final List<UUID> ended = new ArrayList<>();
  private @Nullable Registered registered;
  private @Nullable ClusterFacts announced;
  private @Nullable Instant refusedSince;
  private Instant startsFrom = Instant.EPOCH;

  Agent(AgentOptions options, PlatformClient platform, DriverFactory factory) {
    this.options = options;
    this.platform = platform;
    this.factory = factory;
  }

  /**
   * One round, about once a second: registers when needed, reports drivers that ended, starts and
   * yields drivers by what waits.
   *
   * @throws RefusedException when the platform doesn't want this agent
   */
  void tick() {
    reap();
    try {
      Registered known = registered;
      if (known == null || !Objects.equals(announced, factory.facts())) {
        known = register();
        refusedSince = null;
      }
      reportEnded(known);
      plan(known);
    } catch (LeaseLostException e) {
      LOG.log(INFO, "The platform has forgotten this agent; registering again");
      registered = null;
    } catch (ClusterUnavailableException e) {
      LOG.log(WARNING, e.getMessage());
    } catch (PlatformUnavailableException e) {
      LOG.log(INFO, "The platform is away: {0}", e.getMessage());
    } catch (RefusedException e) {
      boolean waits = e.code() == FlightStatusCode.ALREADY_EXISTS && maySoonBeFree();
      if (e.code() != FlightStatusCode.NOT_FOUND && !waits) {
        throw e;
      }
      registered = null;
    }
  }

  /** Most often the live agent of this name is this one's predecessor, which just ended. */
  private boolean maySoonBeFree() {
    Instant now = clock.instant();
    Instant since = refusedSince;
    if (since == null) {
      since = now;
      LOG.log(INFO, "The name {0} is taken; waiting for it to become free", options.name());
    }
    refusedSince = since;
    return now.isBefore(since.plus(NAME_FREES));
  }

  void stop() {
    drivers.forEach(DriverProcess::end);
  }

  private Registered register() {
    ClusterFacts facts = factory.facts();
    Registered answer =
        platform.register(
            new AgentRequest.Register(
                options.name(),
                Protocol.VERSION,
                version(),
                process,
                options.isLocal() ? RayMode.LOCAL : RayMode.CLUSTER,
                factory.resources(),
                options.isLocal() ? options.slots() : factory.clusterSlots(),
                options.profile(),
                facts));
    registered = answer;
    announced = facts;
    LOG.log(INFO, "Registered as {0} ({1})", options.name(), answer.agent());
    return answer;
  }

  private void reap() {
    for (DriverProcess driver : List.copyOf(drivers)) {
      if (!driver.isAlive()) {
        LOG.log(
            driver.exitValue() == 0 ? INFO : WARNING,
            "Driver {0} of {1} ended with {2}",
            driver.id(),
            driver.group(),
            driver.exitValue());
        drivers.remove(driver);
        ended.add(driver.id());
        if (driver.exitValue() != 0) {
          startsFrom = clock.instant().plus(AFTER_FAILURE);
        }
      }
    }
  }

  private void reportEnded(Registered known) {
    while (!ended.isEmpty()) {
      try {
        platform.driverEnded(new AgentRequest.DriverEnded(known.agent(), ended.getFirst()));
      } catch (PlatformUnavailableException e) {
        throw e;
      } catch (PlatformException e) {
        LOG.log(WARNING, "The platform didn't want to know of a driver's end", e);
      }
      ended.removeFirst();
    }
  }

  private void plan(Registered known) {
    List<Wish> waiting = new ArrayList<>();
    for (Waiting each :
        platform.findWork(new AgentRequest.FindWork(known.agent(), process)).waiting()) {
      waiting.add(new Wish(new Group(each.workspace(), each.bundle()), each.each(), each.trials()));
    }
    DriverPlan plan =
        options.isLocal()
            ? DriverPlan.forLocal(waiting, drivers, options.slots())
            : DriverPlan.forCluster(waiting, drivers, factory.resources());
    for (DriverProcess driver : drivers) {
      driver.share(plan.shares().getOrDefault(driver.group(), Integer.MAX_VALUE));
      if (plan.missing() != null) {
        driver.giveBack(plan.missing());
      }
    }
    for (DriverPlan.Driver driver : plan.yield()) {
      if (driver instanceof DriverProcess running) {
        running.yieldToOthers();
      }
    }
    if (clock.instant().isBefore(startsFrom)) {
      return;
    }
    for (Group group : plan.start()) {
      DriverProcess driver = factory.start(known, group);
      LOG.log(
          INFO,
          "Driver {0} of {1} is process {2}",
          driver.id(),
          group,
          Long.toString(driver.pid()));
      drivers.add(driver);
    }
  }

  private static String version() {
    String version = Agent.class.getPackage().getImplementationVersion();
    return version == null ? "development" : version;
  }
}
